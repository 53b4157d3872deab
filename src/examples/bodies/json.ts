import type { Json } from '../../model/json.ts';
import { exactJson } from '../exact-value.ts';
import { essenceOf } from './essence.ts';
import { writtenJson } from './json-text.ts';
import { defineMediaBody } from './media-body.ts';

/** [JSON](https://www.rfc-editor.org/rfc/rfc8259) and every `+json`. */
export const json = defineMediaBody({
  matches: (essence) => /^(application|text)\/json$|\+json$/.test(essence),
  write(value, { mediaType, media, document }) {
    const text = writtenJson(value, media.schema, document) ?? exactJson(value);
    const plain = JSON.parse(text) as Json;
    const isRounded = JSON.stringify(plain) !== exactJson(value);
    return { kind: 'json', mediaType, value: plain, ...(isRounded && { text }) };
  },
});

/** Whether a media type is JSON. */
export function isJson(mediaType: string): boolean {
  return json.matches(essenceOf(mediaType));
}
