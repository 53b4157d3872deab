import { fragmentToPointer, valueAtPointer } from '../../lib/json-pointer.ts';
import type { Json, JsonObject, Schema } from '../../model/json.ts';

/**
 * All schemas that speak of a value: the schema itself, what `$ref` leads to, and the branches of `allOf`,
 * `oneOf`, `anyOf`, `then` and `else`. Recursion ends at a schema that was seen.
 */
export function schemasOf(schema: Schema, document: JsonObject): JsonObject[] {
  const found = new Set<JsonObject>();
  collect(schema, document, found);
  return [...found];
}

/** The schemas that speak of a member or an item of a value. */
export function childSchemas(
  schemas: readonly JsonObject[],
  key: string,
  isItem: boolean,
  document: JsonObject,
): JsonObject[] {
  // One set for all: branches share their schemas, and what is met twice would double at every level.
  const found = new Set<JsonObject>();
  for (const schema of schemas) {
    const child = isItem ? itemSchema(schema, key) : memberSchema(schema, key);
    if (child !== undefined) collect(child as Schema, document, found);
  }
  return [...found];
}

/** Whether a schema says in so many words that a member of this name may be there too. */
export function opensMember(schemas: readonly JsonObject[], name: string): boolean {
  return schemas.some(
    ({ additionalProperties, patternProperties }) =>
      (additionalProperties !== undefined && additionalProperties !== false) ||
      Object.keys(isObject(patternProperties) ? patternProperties : {}).some((pattern) =>
        fits(name, pattern),
      ),
  );
}

function collect(schema: Schema, document: JsonObject, found: Set<JsonObject>): void {
  if (!isObject(schema) || found.has(schema)) return;
  found.add(schema);
  if (typeof schema.$ref === 'string') {
    const target = resolve(document, schema.$ref);
    if (target !== undefined) collect(target as Schema, document, found);
  }
  for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
    const branches = schema[keyword];
    if (Array.isArray(branches)) for (const branch of branches) collect(branch as Schema, document, found);
  }
  for (const keyword of ['then', 'else']) {
    if (typeof schema[keyword] === 'object') collect(schema[keyword] as Schema, document, found);
  }
}

function resolve(document: JsonObject, ref: string): Json | undefined {
  if (!ref.startsWith('#/')) return undefined;
  return valueAtPointer(document, fragmentToPointer(ref)) as Json | undefined;
}

function memberSchema(schema: JsonObject, key: string): Json | undefined {
  const { properties, patternProperties, additionalProperties } = schema;
  if (isObject(properties) && Object.hasOwn(properties, key)) return properties[key];
  const found = Object.entries(isObject(patternProperties) ? patternProperties : {}).find(([pattern]) =>
    fits(key, pattern),
  );
  return found?.[1] ?? additionalProperties;
}

function itemSchema({ prefixItems, items }: JsonObject, index: string): Json | undefined {
  return (Array.isArray(prefixItems) ? (prefixItems[Number(index)] as Json | undefined) : undefined) ?? items;
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A pattern that is no regular expression fits nothing. */
function fits(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}
