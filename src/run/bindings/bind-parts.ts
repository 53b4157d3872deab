import { isUtf8 } from 'node:buffer';
import { boundaryOf, dispositionParameter, parseMultipart, type WirePart } from '../../lib/multipart.ts';
import type { Binding } from '../../model/binding.ts';
import type { RequestMessage } from '../../model/exchange.ts';
import { liveFor } from './live-for.ts';

/** Replaces the contents of text parts of a multipart body, as a whole; files and every other byte stay. */
export function bindParts({ headers, body }: RequestMessage, bindings: readonly Binding[]): Uint8Array {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  const parts = parseMultipart(body, boundaryOf(type) ?? '');
  const chunks: Uint8Array[] = [];
  let from = 0;
  for (const part of parts ?? []) {
    const live = liveText(part, body.subarray(part.start, part.end), bindings);
    if (live === undefined) continue;
    chunks.push(body.subarray(from, part.start), Buffer.from(live));
    from = part.end;
  }
  return from === 0 ? body : Buffer.concat([...chunks, body.subarray(from)]);
}

function liveText(
  { headers }: WirePart,
  content: Uint8Array,
  bindings: readonly Binding[],
): string | undefined {
  const disposition = headers.find(([name]) => name.toLowerCase() === 'content-disposition')?.[1] ?? '';
  if (dispositionParameter(disposition, 'filename').length > 0 || !isUtf8(content)) return undefined;
  const [name = ''] = dispositionParameter(disposition, 'name');
  return liveFor(Buffer.from(content).toString('utf8'), { in: 'form', name }, bindings);
}
