import { XMLValidator } from 'fast-xml-parser';
import { type BodyReader, malformed } from './body-reader.ts';
import { readXml } from './read-xml.ts';
import { utf8Text } from './text-body.ts';
import { parseXml } from './xml-element.ts';

/** [XML](https://www.w3.org/TR/xml/): well-formed, with one root element, read by the `xml` keywords of its schema. */
export const xmlBody: BodyReader = (body, { walk }) => {
  const sent = utf8Text(body);
  if (typeof sent !== 'string') return sent;
  const text = sent.replace(/^\ufeff/, '');
  const result = XMLValidator.validate(text);
  if (result !== true) {
    const { msg, line, col } = result.err;
    return malformed(
      'body-malformed',
      `The body is no well-formed XML: ${msg} (line ${line}, column ${col})`,
    );
  }
  const { schema } = body.media;
  const root = parseXml(text);
  // A schema that says no more than that there is text means XML that is written already.
  if (!root || walk.types(schema)?.has('string') || typeof schema === 'boolean') return [];
  const { name } = walk.xml(schema);
  if (typeof name === 'string' && name !== root.name) {
    const detail = `The root element of the body is \`${root.name}\` instead of \`${name}\`.`;
    return { status: 422, rule: 'body-invalid', detail, expected: name };
  }
  return [readXml(root, schema, walk)];
};
