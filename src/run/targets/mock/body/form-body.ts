import { readForm } from '../read-form.ts';
import { readPairs } from '../read-pairs.ts';
import { type BodyReader, malformed } from './body-reader.ts';
import { utf8Text } from './text-body.ts';

/** [application/x-www-form-urlencoded](https://spec.openapis.org/oas/v3.1.1.html#support-for-x-www-form-urlencoded-request-bodies) */
export const formBody: BodyReader = (body, context) => {
  const text = utf8Text(body);
  if (typeof text !== 'string') return text;
  const pairs = /[^\x21-\x7e]/.test(text) ? undefined : readPairs(text);
  if (!pairs) return malformed('body-malformed', 'The body is not form-urlencoded.');
  return readForm(pairs, body.media.schema, body.media.encoding, context);
};
