import { fragmentToPointer, valueAtPointer } from '../../lib/json-pointer.ts';
import type { Json, JsonObject } from '../../model/json.ts';

/** Under these keys of a schema or example object stands data, in which `$ref` means nothing. */
const dataKeys = new Set(['example', 'examples', 'value', 'dataValue', 'default', 'enum', 'const']);

/** Keys whose members have names that authors chose. */
const mapKeys = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'schemas',
  'examples',
  'parameters',
  'headers',
]);

/** The document with an empty object in place of each `$ref` that leads nowhere; its finding is made elsewhere. */
export function dropDeadReferences(document: JsonObject): JsonObject {
  return rewrite(document, '') as JsonObject;

  function rewrite(value: Json, parent: string): Json {
    if (Array.isArray(value)) return value.map((item) => rewrite(item, ''));
    if (typeof value !== 'object' || value === null) return value;
    const members = value as JsonObject;
    if (typeof members.$ref === 'string' && !mapKeys.has(parent) && !isAlive(members.$ref)) {
      const { $ref, ...rest } = members;
      return { ...rest, 'x-unresolved-ref': $ref };
    }
    return Object.fromEntries(
      Object.entries(members).map(([key, member]) => {
        const isData = dataKeys.has(key) && !mapKeys.has(parent) && !isExampleMap(key, member);
        return [key, isData ? member : rewrite(member, mapKeys.has(parent) ? '' : key)];
      }),
    );
  }

  function isAlive(reference: string): boolean {
    if (!reference.startsWith('#')) return false;
    // `#name` is an anchor, which only a schema processor can follow.
    return (
      !/^#(\/|$)/.test(reference) || valueAtPointer(document, fragmentToPointer(reference)) !== undefined
    );
  }
}

function isExampleMap(key: string, member: Json): boolean {
  return key === 'examples' && !Array.isArray(member);
}
