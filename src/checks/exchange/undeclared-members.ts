import { appendToPointer } from '../../lib/json-pointer.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { childSchemas, opensMember } from './schema-view.ts';

/** JSON Pointers of the members of a value that its schemas do not know, though they list others. */
export function undeclaredMembers(
  value: Json,
  schemas: readonly JsonObject[],
  document: JsonObject,
  pointer = '',
): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) => {
      const children = childSchemas(schemas, String(index), true, document);
      return undeclaredMembers(item, children, document, `${pointer}/${index}`);
    });
  }
  if (value === null || typeof value !== 'object') return [];
  const lists = schemas.some((schema) => schema.properties !== undefined);
  return Object.entries(value).flatMap(([key, item]: [string, Json]) => {
    const at = appendToPointer(pointer, key);
    const known = schemas.some((schema) =>
      Object.hasOwn((schema.properties as JsonObject | undefined) ?? {}, key),
    );
    if (lists && !known && !opensMember(schemas, key)) return [at];
    return undeclaredMembers(item, childSchemas(schemas, key, false, document), document, at);
  });
}
