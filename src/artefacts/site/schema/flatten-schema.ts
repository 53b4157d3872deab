import type { Json, JsonObject, Schema } from '../../../model/json.ts';

/** A schema with its `$ref` followed and its `allOf` merged. */
export interface FlatSchema {
  readonly schema: JsonObject;
  /** Set when it came from `components.schemas`. */
  readonly name?: string;
  /** The `$ref`s that were followed to get here. */
  readonly references: readonly string[];
  /** A `$ref` that leads nowhere. */
  readonly missing?: string;
  /** The boolean schema `false`. */
  readonly never?: boolean;
}

/** Follows `$ref` and merges [allOf](https://json-schema.org/draft/2020-12/json-schema-core#section-10.2.1.1). */
export function flattenSchema(
  document: JsonObject,
  schema: Schema,
  seen: readonly string[] = [],
): FlatSchema {
  if (typeof schema === 'boolean') return { schema: {}, references: [], never: !schema };
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema))
    return { schema: {}, references: [] };
  if (typeof schema.$ref === 'string') return followReference(document, schema, schema.$ref, seen);
  if (!Array.isArray(schema.allOf)) return { schema, references: [] };
  return mergeAllOf(document, schema, seen);
}

function followReference(
  document: JsonObject,
  schema: JsonObject,
  reference: string,
  seen: readonly string[],
): FlatSchema {
  const target = seen.includes(reference) ? undefined : lookUp(document, reference);
  if (target === undefined) return { schema: {}, references: [reference], missing: reference };
  const flat = flattenSchema(document, target as Schema, [...seen, reference]);
  const { $ref: _, ...beside } = schema;
  const name = reference.match(/^#\/components\/schemas\/([^/]+)$/)?.[1];
  return {
    ...flat,
    schema: Object.keys(beside).length === 0 ? flat.schema : merge(flat.schema, beside),
    references: [reference, ...flat.references],
    ...(name === undefined ? {} : { name: decodePointer(name) }),
  };
}

function mergeAllOf(document: JsonObject, schema: JsonObject, seen: readonly string[]): FlatSchema {
  const { allOf, ...own } = schema;
  const parts = (allOf as Schema[]).map((part) => flattenSchema(document, part, seen));
  const missing = parts.find((part) => part.missing !== undefined)?.missing;
  // A title or discriminator of a part speaks of the part, not of the whole.
  const merged = parts.map(({ schema: { title: _, ...part } }) => part).reduce(merge, {});
  return {
    schema: merge(merged, own),
    references: parts.flatMap((part) => part.references),
    ...(missing === undefined ? {} : { missing }),
    ...(parts.length === 1 && parts[0]?.name !== undefined && Object.keys(own).length === 0
      ? { name: parts[0].name }
      : {}),
  };
}

const narrower: Readonly<Record<string, (a: number, b: number) => number>> = {
  minimum: Math.max,
  minLength: Math.max,
  minItems: Math.max,
  minProperties: Math.max,
  maximum: Math.min,
  maxLength: Math.min,
  maxItems: Math.min,
  maxProperties: Math.min,
};

/** Both schemas at once; what the second says in words wins. */
function merge(first: JsonObject, second: JsonObject): JsonObject {
  const result: Record<string, Json> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const before = result[key];
    result[key] = before === undefined ? value : mergeKeyword(key, before, value);
  }
  return result;
}

function mergeKeyword(key: string, before: Json, value: Json): Json {
  const narrow = narrower[key];
  if (narrow && typeof before === 'number' && typeof value === 'number') return narrow(before, value);
  if (key === 'required' && Array.isArray(before) && Array.isArray(value))
    return [...new Set([...before, ...value])];
  if (key === 'enum' && Array.isArray(before) && Array.isArray(value)) {
    return before.filter((item) => value.some((other) => JSON.stringify(other) === JSON.stringify(item)));
  }
  if ((key === 'properties' || key === 'patternProperties') && isObject(before) && isObject(value)) {
    return mergeProperties(before, value);
  }
  if ((key === 'oneOf' || key === 'anyOf') && Array.isArray(before) && Array.isArray(value)) {
    return [...before, ...value];
  }
  return value;
}

function mergeProperties(before: JsonObject, value: JsonObject): JsonObject {
  const result: Record<string, Json> = { ...before };
  for (const [name, schema] of Object.entries(value)) {
    const other = result[name];
    result[name] = other === undefined ? schema : { allOf: [other, schema] };
  }
  return result;
}

/** The value at a local JSON Pointer. */
export function lookUp(document: JsonObject, reference: string): Json | undefined {
  if (!reference.startsWith('#/')) return undefined;
  let value: Json | undefined = document;
  for (const token of reference.slice(2).split('/')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as JsonObject)[decodePointer(token)];
  }
  return value;
}

function decodePointer(token: string): string {
  let text = token;
  try {
    text = decodeURIComponent(token);
  } catch {
    // A bare percent sign stands for itself.
  }
  return text.replace(/~1/g, '/').replace(/~0/g, '~');
}

/** True for JSON objects. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
