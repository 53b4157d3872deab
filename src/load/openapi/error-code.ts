import type { ErrorCode } from '../../model/docs.ts';
import type { SpecReader } from '../source/cursor.ts';
import { mapField, membersOf, textField } from '../source/fields.ts';

/** The catalogue of error codes: `x-error-codes` at the root, in document order. */
export function readErrorCodes(reader: SpecReader): ErrorCode[] {
  return mapField(reader, reader.root, 'x-error-codes').map(([code, cursor]) => ({
    code,
    status: String(membersOf(cursor.value).status ?? ''),
    category: textField(cursor, 'category') ?? '',
    meaning: textField(cursor, 'meaning') ?? '',
    cause: textField(cursor, 'cause') ?? '',
    fix: textField(cursor, 'fix') ?? '',
    location: cursor.location,
  }));
}
