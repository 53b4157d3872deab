import type { Schema } from '../../model/json.ts';
import type { Cursor } from '../source/cursor.ts';
import { membersOf } from '../source/fields.ts';

/** The schema under a key as it stands in the bundled document; everything is allowed where there is none. */
export function readSchema(cursor: Cursor, key = 'schema'): Schema {
  const schema = membersOf(cursor.value)[key];
  if (typeof schema === 'boolean') return schema;
  return membersOf(schema);
}
