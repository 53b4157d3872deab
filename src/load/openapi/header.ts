import type { Header } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { flagField, mapField, textField } from '../source/fields.ts';
import { readExamples } from './example.ts';
import { readContent } from './media-type.ts';
import { readSchema } from './schema.ts';

/** The documented headers of a response; `Content-Type` is ignored, as the specification wants it. */
export function readHeaders(reader: SpecReader, response: Cursor): Header[] {
  return mapField(reader, response, 'headers')
    .filter(([name]) => name.toLowerCase() !== 'content-type')
    .map(([name, cursor]) => readHeader(reader, name, cursor));
}

/** [Header Object](https://spec.openapis.org/oas/v3.1.1.html#header-object) */
function readHeader(reader: SpecReader, name: string, cursor: Cursor): Header {
  const content = readContent(reader, cursor)[0];
  const example = (content?.examples.length ? content.examples : readExamples(reader, cursor))[0];
  return {
    name,
    description: textField(cursor, 'description') ?? '',
    required: flagField(cursor, 'required', true),
    schema: content?.schema ?? readSchema(cursor),
    ...(example && { example: example.value }),
    location: cursor.location,
  };
}
