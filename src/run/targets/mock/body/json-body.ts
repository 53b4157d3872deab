import { parseExactJson, repeatedKey } from '../../../../lib/exact-json.ts';
import type { Json } from '../../../../model/json.ts';
import { type BodyReader, malformed } from './body-reader.ts';
import { utf8Text } from './text-body.ts';

/** [JSON](https://www.rfc-editor.org/rfc/rfc8259) and everything that ends in `+json`. */
export const jsonBody: BodyReader = (body) => {
  const text = utf8Text(body);
  if (typeof text !== 'string') return text;
  const value = readJson(text);
  return typeof value === 'string' ? malformed('body-malformed', `The body ${value}`) : [value];
};

/** One JSON value a line: [NDJSON](https://github.com/ndjson/ndjson-spec), JSON Lines; a record separator may come before each. */
export const jsonLinesBody: BodyReader = (body) => {
  const text = utf8Text(body);
  if (typeof text !== 'string') return text;
  const lines = text.split(/[\n\u001e]/).filter((line) => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    const value = readJson(line);
    if (typeof value === 'string')
      return malformed('body-malformed', `Line ${index + 1} of the body ${value}`);
  }
  return [];
};

function readJson(text: string): { readonly json: Json } | string {
  const exact = parseExactJson(text);
  if (exact === undefined) return 'is no JSON.';
  const repeated = repeatedKey(exact);
  if (repeated !== undefined) return `has the key \`${repeated}\` twice in one object.`;
  return { json: JSON.parse(text) as Json };
}
