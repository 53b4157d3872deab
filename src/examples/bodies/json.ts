import type { RequestContent } from '../../model/example.ts';
import type { Json } from '../../model/json.ts';
import { exactJson, textIfRounded } from '../exact-value.ts';
import { essenceOf } from './essence.ts';
import { writtenJson } from './json-text.ts';
import { defineMediaBody } from './media-body.ts';

/** [JSON](https://www.rfc-editor.org/rfc/rfc8259) and every `+json`. */
export const json = defineMediaBody({
  matches: (essence) => /^(application|text)\/json$|\+json$/.test(essence),
  write(value, { mediaType, media, document }) {
    return jsonContent(mediaType, writtenJson(value, media.schema, document) ?? exactJson(value));
  },
});

/** A body of JSON that is written already. */
export function jsonContent(mediaType: string, written: string): RequestContent {
  const value = JSON.parse(written) as Json;
  const text = textIfRounded(value, written);
  return { kind: 'json', mediaType, value, ...(text !== undefined && { text }) };
}

/** Whether a media type is JSON. */
export function isJson(mediaType: string): boolean {
  return json.matches(essenceOf(mediaType));
}
