import type { Json, JsonObject } from '../../../model/json.ts';
import { isObject } from './flatten-schema.ts';

/** The values of `enum` or `const`, described where `x-enumDescriptions` does. */
export function valuesOf(schema: JsonObject): { value: string; description?: string }[] {
  if (schema.const !== undefined) return [{ value: printed(schema.const) }];
  if (!Array.isArray(schema.enum)) return [];
  const described = schema['x-enumDescriptions'] ?? schema['x-enum-descriptions'];
  return schema.enum.map((value, index) => {
    const words = Array.isArray(described)
      ? described[index]
      : isObject(described)
        ? described[String(value)]
        : undefined;
    return { value: printed(value), ...(typeof words === 'string' ? { description: words } : {}) };
  });
}

/** A JSON value as it is written. */
export function printed(value: Json): string {
  return JSON.stringify(value);
}
