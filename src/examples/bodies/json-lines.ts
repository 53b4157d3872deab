import { exactJson, exactText, isList } from '../exact-value.ts';
import { defineMediaBody } from './media-body.ts';

/** [NDJSON](https://github.com/ndjson/ndjson-spec) and [JSON Lines](https://jsonlines.org/): a line for each item of a list; a string is written already. */
export const jsonLines = defineMediaBody({
  matches: (essence) =>
    /^(application|text)\/(x-)?(ndjson|jsonl|jsonlines|json-lines|ldjson|json-stream|stream\+json)$/.test(
      essence,
    ),
  write(value, { mediaType }) {
    if (typeof value === 'string') return { kind: 'text', mediaType, text: exactText(value) };
    const items = isList(value) ? value : [value];
    return { kind: 'text', mediaType, text: items.map((item) => `${exactJson(item)}\n`).join('') };
  },
});
