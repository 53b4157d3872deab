import type { Response } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { mapField, textField } from '../source/fields.ts';
import { readHeaders } from './header.ts';
import { readContent } from './media-type.ts';

/** The [Responses Object](https://spec.openapis.org/oas/v3.1.1.html#responses-object) of an operation: exact statuses first. */
export function readResponses(reader: SpecReader, operation: Cursor): Response[] {
  return mapField(reader, operation, 'responses')
    .filter(([status]) => /^([1-5](\d\d|XX)|default)$/i.test(status))
    .map(([status, cursor]) => readResponse(reader, status, cursor));
}

/** [Response Object](https://spec.openapis.org/oas/v3.1.1.html#response-object) */
function readResponse(reader: SpecReader, status: string, cursor: Cursor): Response {
  return {
    status: status === 'default' ? status : status.toUpperCase(),
    description: textField(cursor, 'description') ?? '',
    headers: readHeaders(reader, cursor),
    content: readContent(reader, cursor),
    location: cursor.location,
  };
}
