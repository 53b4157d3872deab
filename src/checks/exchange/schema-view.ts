import type { Json, JsonObject, Schema } from '../../model/json.ts';

/**
 * All schemas that speak of a value: the schema itself, what `$ref` leads to, and the branches of `allOf`,
 * `oneOf`, `anyOf`, `then` and `else`. Recursion ends at a schema that was seen.
 */
export function schemasOf(schema: Schema, document: JsonObject): JsonObject[] {
  const found: JsonObject[] = [];
  collect(schema, document, found);
  return found;
}

/** The schemas that speak of a member or an item of a value. */
export function childSchemas(
  schemas: readonly JsonObject[],
  key: string,
  isItem: boolean,
  document: JsonObject,
) {
  return schemas.flatMap((schema) => {
    const child = isItem ? itemSchema(schema, key) : memberSchema(schema, key);
    return child === undefined ? [] : schemasOf(child as Schema, document);
  });
}

/** Whether a schema says in so many words that other members may be there. */
export function opensMembers(schemas: readonly JsonObject[]): boolean {
  return schemas.some(
    (schema) =>
      (schema.additionalProperties !== undefined && schema.additionalProperties !== false) ||
      schema.patternProperties !== undefined,
  );
}

function collect(schema: Schema, document: JsonObject, found: JsonObject[]): void {
  if (typeof schema !== 'object' || found.includes(schema)) return;
  found.push(schema);
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
  let node: Json | undefined = document;
  for (const token of ref.slice(2).split('/')) {
    const key = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
    node = node !== null && typeof node === 'object' ? (node as JsonObject)[key] : undefined;
  }
  return node;
}

function memberSchema(schema: JsonObject, key: string): Json | undefined {
  const properties = schema.properties as JsonObject | undefined;
  return properties?.[key] ?? schema.additionalProperties;
}

function itemSchema(schema: JsonObject, index: string): Json | undefined {
  const prefix = schema.prefixItems as readonly Json[] | undefined;
  return prefix?.[Number(index)] ?? schema.items;
}
