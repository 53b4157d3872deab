import { DocsError } from '../../errors.ts';
import { appendToPointer } from '../../lib/json-pointer.ts';
import type { Json, JsonObject } from '../../model/json.ts';

/** No document has more values; references that are written out in many places can make as many. */
const mostValues = 5_000_000;

/** A bundled document as JSON: where it contains itself, an empty object stands, and `circles` points there. */
export function toJson(value: unknown, entry: string): { document: JsonObject; circles: string[] } {
  const circles: string[] = [];
  const ancestors = new Set<object>();
  let count = 0;
  return { document: copy(value, '') as JsonObject, circles };

  function copy(part: unknown, pointer: string): Json {
    if (++count > mostValues) {
      throw new DocsError(`${entry}: with its references written out the document has no end.`);
    }
    if (typeof part !== 'object' || part === null) return (part ?? null) as Json;
    if (ancestors.has(part)) {
      circles.push(pointer);
      return {};
    }
    ancestors.add(part);
    const result = Array.isArray(part)
      ? part.map((item, index) => copy(item, appendToPointer(pointer, index)))
      : Object.fromEntries(
          Object.entries(part)
            .filter(([, member]) => member !== undefined)
            .map(([key, member]) => [key, copy(member, appendToPointer(pointer, key))]),
        );
    ancestors.delete(part);
    return result;
  }
}
