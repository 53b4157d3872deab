import type { MediaType } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { mapField, membersOf } from '../source/fields.ts';
import { readExamples } from './example.ts';
import { readSchema } from './schema.ts';

/** The `content` of a parameter, request body, response or header, in document order. */
export function readContent(reader: SpecReader, parent: Cursor): MediaType[] {
  return mapField(reader, parent, 'content').map(([type, cursor]) => readMediaType(reader, type, cursor));
}

/** [Media Type Object](https://spec.openapis.org/oas/v3.1.1.html#media-type-object) */
function readMediaType(reader: SpecReader, type: string, cursor: Cursor): MediaType {
  const { itemSchema } = membersOf(cursor.value);
  return {
    type,
    schema: readSchema(cursor),
    ...(itemSchema !== undefined && { itemSchema: readSchema(cursor, 'itemSchema') }),
    examples: readExamples(reader, cursor),
    encoding: membersOf(membersOf(cursor.value).encoding),
    location: cursor.location,
  };
}
