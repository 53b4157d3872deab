import { XMLValidator } from 'fast-xml-parser';
import { type BodyReader, malformed } from './body-reader.ts';
import { utf8Text } from './text-body.ts';

/** [XML](https://www.w3.org/TR/xml/): well-formed, with one root element. */
export const xmlBody: BodyReader = (body) => {
  const text = utf8Text(body);
  if (typeof text !== 'string') return text;
  const result = XMLValidator.validate(text.replace(/^\ufeff/, ''));
  if (result === true) return [];
  const { msg, line, col } = result.err;
  return malformed('body-malformed', `The body is no well-formed XML: ${msg} (line ${line}, column ${col})`);
};
