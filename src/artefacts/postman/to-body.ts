import type { Example, Part } from '../../model/example.ts';
import { literalBraces } from '../literal-braces.ts';
import { type BoundValues, printBody } from './bound-values.ts';
import { filePath } from './file-path.ts';
import type { Body, FormField } from './format.ts';

/** The body of an example's request. */
export function toBody(example: Example, bound: BoundValues): Body | undefined {
  const { body } = example.request;
  if (body === undefined) return undefined;
  if (body.kind === 'text') return raw(body.text, languageOf(body.mediaType));
  // Digits that a double would round are kept as they stand.
  if (body.kind === 'json')
    return raw(
      body.text === undefined ? printBody(body.value, example, bound) : literalBraces(body.text),
      'json',
    );
  if (body.kind === 'file') return { mode: 'file', file: { src: filePath(example, body.file) } };
  if (body.kind === 'multipart')
    return { mode: 'formdata', formdata: body.parts.map((part) => toFormField(part, example)) };
  const keys = body.pairs.map(([key]) => key);
  // Postman sends pairs of one name side by side, whatever their order.
  if (new Set(keys).size < keys.length)
    return raw(
      new URLSearchParams(body.pairs.map(([name, value]): [string, string] => [name, value])).toString(),
      'text',
    );
  return { mode: 'urlencoded', urlencoded: body.pairs.map(([key, value]) => ({ key, value })) };
}

function toFormField({ name, contentType, content }: Part, example: Example): FormField {
  // As browsers write it: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data
  const key = name.replace(/["\r\n]/g, encodeURIComponent);
  const type = contentType === undefined ? {} : { contentType };
  return 'file' in content
    ? { key, type: 'file', src: filePath(example, content.file), ...type }
    : { key, type: 'text', value: content.text, ...type };
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
