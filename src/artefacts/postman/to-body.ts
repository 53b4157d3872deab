import type { Example } from '../../model/example.ts';
import { type BoundValues, printBody } from './bound-values.ts';
import type { Body } from './format.ts';

/** The body of an example's request. */
export function toBody(example: Example, bound: BoundValues): Body | undefined {
  const { body } = example.request;
  if (body === undefined) return undefined;
  if (body.kind === 'text') return raw(body.text, languageOf(body.mediaType));
  if (body.kind === 'json') return raw(printBody(body.value, example, bound), 'json');
  if (body.kind !== 'form') return undefined;
  const keys = body.pairs.map(([key]) => key);
  // Postman sends pairs of one name side by side, whatever their order.
  if (new Set(keys).size < keys.length)
    return raw(
      new URLSearchParams(body.pairs.map(([name, value]): [string, string] => [name, value])).toString(),
      'text',
    );
  return { mode: 'urlencoded', urlencoded: body.pairs.map(([key, value]) => ({ key, value })) };
}

/** The language that Postman colours a text in. */
export function languageOf(mediaType: string): string {
  if (/[/+]json\b/.test(mediaType)) return 'json';
  if (/[/+]xml\b/.test(mediaType)) return 'xml';
  return /\/html\b/.test(mediaType) ? 'html' : 'text';
}

function raw(text: string, language: string): Body {
  return { mode: 'raw', raw: text, options: { raw: { language } } };
}
