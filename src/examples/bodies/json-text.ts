import type { JsonObject, Schema } from '../../model/json.ts';
import { type ExactValue, exactJson } from '../exact-value.ts';
import { isObject, typeOf } from '../schema-parts.ts';

/** A value as JSON; a string where the schema wants something else is taken for JSON that is written already, as many documents have it. */
export function jsonText(value: ExactValue, schema: Schema, document: JsonObject): string {
  return writtenJson(value, schema, document) ?? exactJson(value);
}

/** The JSON that a string holds where the schema allows no string; undefined where it is no JSON. */
export function writtenJson(value: ExactValue, schema: Schema, document: JsonObject): string | undefined {
  if (typeof value !== 'string') return undefined;
  const type = typeOf(schema, document);
  if (type === 'string' || (type === undefined && isObject(schema) && Object.keys(schema).length > 0))
    return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return type !== undefined || (parsed !== null && typeof parsed === 'object') ? value : undefined;
  } catch {
    return undefined;
  }
}
