import type { Json, JsonObject, Schema } from '../../../model/json.ts';
import { flattenSchema, isObject } from './flatten-schema.ts';
import { typesOf } from './type-name.ts';

/** A named example: what it has at the place that is looked at, and where the page shows it. */
export interface ShownExample {
  readonly title: string;
  readonly href: string;
  readonly value: Json;
}

/** For each variant the examples that fit it best; an example that fits several equally goes to the first of them. */
export function assignExamples(
  variants: readonly Schema[],
  examples: readonly ShownExample[],
  document: JsonObject,
  discriminator: JsonObject | undefined,
): ShownExample[][] {
  const flat = variants.map((variant) => flattenSchema(document, variant));
  const mapping = isObject(discriminator?.mapping) ? discriminator.mapping : {};
  const property = String(discriminator?.propertyName);
  const own: ShownExample[][] = variants.map(() => []);
  for (const example of examples) {
    const scores = flat.map(({ schema, name, references }) => {
      const said = isObject(example.value) ? example.value[property] : undefined;
      const target = typeof said === 'string' ? (mapping[said] ?? said) : undefined;
      if (discriminator && target !== undefined && (target === name || target === references[0])) return 1000;
      return likeness(example.value, schema, document, 0);
    });
    const best = Math.max(...scores);
    if (best > 0) own[scores.indexOf(best)]?.push(example);
  }
  return own;
}

/** How much a value looks like a schema: 0 when it cannot be one, more with every field that both have. */
function likeness(value: Json, schema: JsonObject, document: JsonObject, depth: number): number {
  if (!hasType(value, typesOf(schema))) return 0;
  if (schema.const !== undefined) return JSON.stringify(schema.const) === JSON.stringify(value) ? 10 : 0;
  if (Array.isArray(schema.enum)) {
    return schema.enum.some((each) => JSON.stringify(each) === JSON.stringify(value)) ? 10 : 0;
  }
  if (!isObject(value)) return 1;
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  if (required.some((name) => !Object.hasOwn(value, name))) return 0;
  const properties = isObject(schema.properties) ? schema.properties : {};
  const names = Object.keys(value);
  if (schema.additionalProperties === false && names.some((name) => !Object.hasOwn(properties, name)))
    return 0;
  let score = 1 + required.length;
  for (const name of names) {
    if (!Object.hasOwn(properties, name)) continue;
    const inner = flattenSchema(document, properties[name] as Schema).schema;
    const found = depth < 3 ? likeness(value[name] ?? null, inner, document, depth + 1) : 1;
    if (found === 0) return 0;
    score += 1;
  }
  return score;
}

function hasType(value: Json, types: readonly string[]): boolean {
  if (types.length === 0) return true;
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  return types.includes(type) || (type === 'number' && Number.isInteger(value) && types.includes('integer'));
}
