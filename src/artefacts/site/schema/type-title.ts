import type { JsonObject, Schema } from '../../../model/json.ts';
import { type FlatSchema, flattenSchema } from './flatten-schema.ts';
import { isNullable, typeName, typesOf } from './type-name.ts';

/** Where a schema lies: its document, and the references that lead to it. */
export interface Place {
  readonly document: JsonObject;
  readonly trail: readonly string[];
}

/** What a field says of its type: the name of its schema, else the type in words. */
export function typeTitle(flat: FlatSchema, place: Place): string {
  const { schema, name, never } = flat;
  if (never === true) return 'nothing: no value is allowed';
  if (name !== undefined && hasInside(schema)) return isNullable(schema) ? `${name} or null` : name;
  if (name === undefined && typeof schema.title === 'string' && schema.properties !== undefined) {
    return `${schema.title} (${typeName(schema)})`;
  }
  if (typesOf(schema).includes('array') || schema.items !== undefined) return arrayTitle(schema, place);
  if (typesOf(schema).length === 0 && (schema.oneOf ?? schema.anyOf) !== undefined && !schema.properties) {
    return isNullable(schema) ? 'one of several, or null' : 'one of several';
  }
  return typeName(schema);
}

function arrayTitle(schema: JsonObject, place: Place): string {
  const suffix = isNullable(schema) ? ' or null' : '';
  if (typeof schema.items !== 'object' || place.trail.length > 50) return `array${suffix}`;
  const item = flattenSchema(place.document, schema.items as Schema);
  const repeated = item.references.some((reference) => place.trail.includes(reference));
  const title = repeated
    ? (item.name ?? 'the same')
    : typeTitle(item, { ...place, trail: [...place.trail, ...item.references, 'item'] });
  return `array of ${title}${suffix}`;
}

/** True when a schema holds other schemas. */
export function hasInside(schema: JsonObject): boolean {
  return [
    'properties',
    'oneOf',
    'anyOf',
    'items',
    'prefixItems',
    'patternProperties',
    'additionalProperties',
  ].some((keyword) => schema[keyword] !== undefined && typeof schema[keyword] === 'object');
}
