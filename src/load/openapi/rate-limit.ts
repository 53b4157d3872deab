import type { RateLimit } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { listField, membersOf, textField } from '../source/fields.ts';

/** The entries of `x-rate-limits` on a document or operation; undefined where there is no such list. */
export function readRateLimits(reader: SpecReader, parent: Cursor): RateLimit[] | undefined {
  if (!Array.isArray(membersOf(parent.value)['x-rate-limits'])) return undefined;
  return listField(reader, parent, 'x-rate-limits').flatMap(readRateLimit);
}

function readRateLimit(cursor: Cursor): RateLimit[] {
  const id = textField(cursor, 'id');
  const { limit } = membersOf(cursor.value);
  const window = textField(cursor, 'window');
  if (id === undefined || typeof limit !== 'number' || window === undefined) return [];
  return [
    {
      id,
      limit,
      window,
      per: textField(cursor, 'per') ?? '',
      policy: textField(cursor, 'policy') ?? '',
      location: cursor.location,
    },
  ];
}
