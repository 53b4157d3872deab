import type { JsonObject } from '../../../model/json.ts';

/** The type of a flat schema in words: `string (email)`, `integer or null`, `object`. */
export function typeName(schema: JsonObject): string {
  const named = typesOf(schema).filter((type) => type !== 'null');
  const format = typeof schema.format === 'string' ? ` (${schema.format})` : '';
  const names = named.length === 0 ? [guessType(schema)] : named;
  const words = names.map((name, index) => (index === 0 ? `${name}${format}` : name));
  return [...words, ...(isNullable(schema) ? ['null'] : [])].join(' or ');
}

/** True when `null` is allowed: `nullable` in OpenAPI 3.0, a type in 3.1. */
export function isNullable(schema: JsonObject): boolean {
  return schema.nullable === true || typesOf(schema).includes('null');
}

/** The `type` keyword as a list. */
export function typesOf(schema: JsonObject): readonly string[] {
  if (typeof schema.type === 'string') return [schema.type];
  return Array.isArray(schema.type)
    ? schema.type.filter((type): type is string => typeof type === 'string')
    : [];
}

/** The type that the keywords speak of when `type` is left out. */
function guessType(schema: JsonObject): string {
  if (schema.properties !== undefined || schema.additionalProperties !== undefined) return 'object';
  if (schema.items !== undefined || schema.prefixItems !== undefined) return 'array';
  if (schema.const !== undefined) return jsonType(schema.const);
  if (Array.isArray(schema.enum) && schema.enum[0] !== undefined) return jsonType(schema.enum[0]);
  if (schema.pattern !== undefined || schema.minLength !== undefined || schema.format !== undefined)
    return 'string';
  return typesOf(schema).includes('null') ? 'null' : 'any value';
}

function jsonType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}
