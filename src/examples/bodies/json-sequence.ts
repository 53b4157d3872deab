import { exactJson, isList } from '../exact-value.ts';
import { defineMediaBody } from './media-body.ts';

/** [JSON text sequences](https://www.rfc-editor.org/rfc/rfc7464#section-2.2): each item after a record separator, ended by a line feed; a string is written already. */
export const jsonSequence = defineMediaBody({
  matches: (essence) => /^application\/json-seq$|\+json-seq$/.test(essence),
  write(value, { mediaType }) {
    if (typeof value === 'string') return { kind: 'text', mediaType, text: value };
    const items = isList(value) ? value : [value];
    return { kind: 'text', mediaType, text: items.map((item) => `\u001e${exactJson(item)}\n`).join('') };
  },
});
