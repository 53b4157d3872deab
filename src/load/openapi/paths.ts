import type { Cursor, SpecReader } from '../source/cursor.ts';
import { flagField, mapField, membersOf, textsField } from '../source/fields.ts';

/** An operation as it stands in the document, before anything is inherited into it. */
export interface WrittenOperation {
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly pathItem: Cursor;
  readonly cursor: Cursor;
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/** The [Paths Object](https://spec.openapis.org/oas/v3.1.1.html#paths-object): its operations in document order, internal ones left out. */
export function readPaths(reader: SpecReader): WrittenOperation[] {
  return mapField(reader, reader.root, 'paths').flatMap(([path, pathItem]) => {
    if (!path.startsWith('/') || flagField(pathItem, 'x-internal')) return [];
    return operationsOf(reader, pathItem)
      .filter(([, cursor]) => !flagField(cursor, 'x-internal'))
      .map(([method, cursor]) => ({ method: method.toUpperCase(), path, pathItem, cursor }));
  });
}

/** Names of tags in the order in which operations use them. */
export function tagsUsed(operations: readonly WrittenOperation[]): Set<string> {
  return new Set(operations.flatMap(({ cursor }) => textsField(cursor, 'tags')));
}

/** The operations of a [path item](https://spec.openapis.org/oas/v3.1.1.html#path-item-object) by their methods. */
export function operationsOf(reader: SpecReader, pathItem: Cursor): (readonly [string, Cursor])[] {
  const fixed = Object.keys(membersOf(pathItem.value))
    .filter((key) => methods.has(key))
    .flatMap((method) => {
      const cursor = reader.child(pathItem, method);
      return cursor ? [[method, cursor] as const] : [];
    });
  // OpenAPI 3.2 has a map for methods beyond the fixed ones.
  return [...fixed, ...mapField(reader, pathItem, 'additionalOperations')];
}
