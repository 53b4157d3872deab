import type { RequestBody } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { flagField, textField } from '../source/fields.ts';
import { readContent } from './media-type.ts';

/** [Request Body Object](https://spec.openapis.org/oas/v3.1.1.html#request-body-object) of an operation. */
export function readRequestBody(reader: SpecReader, operation: Cursor): RequestBody | undefined {
  const cursor = reader.child(operation, 'requestBody');
  if (cursor === undefined) return undefined;
  return {
    description: textField(cursor, 'description') ?? '',
    required: flagField(cursor, 'required'),
    content: readContent(reader, cursor),
    location: cursor.location,
  };
}
