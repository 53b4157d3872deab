import { isUtf8 } from 'node:buffer';
import type { RequestContent } from '../../model/example.ts';
import type { RequestMessage } from '../../model/exchange.ts';
import { compareBytes } from './compare-bytes.ts';
import { compareParts } from './compare-parts.ts';
import type { Difference } from './difference.ts';
import { compareJsonTexts } from './json-by-value.ts';

/** Compares bodies: JSON by value, forms by ordered pairs, multipart by ordered parts, everything else by bytes. */
export function compareBody(want: RequestContent | undefined, sent: RequestMessage): Difference[] {
  const { body } = sent;
  const text = Buffer.from(body).toString('utf8');
  if (!want) return body.length === 0 ? [] : [{ pointer: '', problem: 'a body is sent', actual: text }];
  if (want.kind === 'file') return compareBytes(Buffer.from(want.file.base64, 'base64'), body);
  if (want.kind === 'text') return compareBytes(Buffer.from(want.text.toWellFormed()), body);
  if (want.kind === 'multipart') return compareParts(want.parts, sent);
  if (!isUtf8(body)) return [{ pointer: '', problem: 'the body is no UTF-8', actual: text }];
  if (want.kind === 'json') return compareJsonTexts(want.text ?? JSON.stringify(want.value), text);
  const pairs = want.pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]);
  const [expected, actual] = [JSON.stringify(pairs), JSON.stringify(decodeForm(text))];
  return expected === actual ? [] : [{ pointer: '', problem: 'another body', expected, actual }];
}

/** `URLSearchParams` would take a leading question mark for that of a URL. */
function decodeForm(text: string): [string, string][] {
  return [...new URLSearchParams(text.replace(/^\?/, '%3F'))];
}
