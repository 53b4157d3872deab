import type { Operation } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { mapField, membersOf } from '../source/fields.ts';
import { operationsOf, type WrittenOperation } from './paths.ts';

/** The [callbacks](https://spec.openapis.org/oas/v3.1.1.html#callback-object) of an operation; `read` reads each as an operation. */
export function readCallbacks(
  reader: SpecReader,
  cursor: Cursor,
  read: (written: WrittenOperation) => Operation,
): { name: string; operation: Operation }[] {
  return mapField(reader, cursor, 'callbacks').flatMap(([name, callback]) =>
    Object.keys(membersOf(callback.value)).flatMap((path) => {
      const pathItem = path.startsWith('x-') ? undefined : reader.child(callback, path);
      if (pathItem === undefined) return [];
      return operationsOf(reader, pathItem).map(([method, found]) => ({
        name,
        operation: read({ method: method.toUpperCase(), path, pathItem, cursor: found }),
      }));
    }),
  );
}
