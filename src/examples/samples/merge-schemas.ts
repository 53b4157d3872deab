import type { Json, JsonObject, Schema } from '../../model/json.ts';
import { isObject, schemaOf } from '../schema-parts.ts';

/** A schema without `allOf`: its own keywords, and lists of alternatives of each of which one holds too. */
export interface FlatSchema {
  readonly keywords: JsonObject;
  readonly alternatives: readonly (readonly Schema[])[];
}

const deepest = 40;

/** Writes the branches of `allOf` into one schema, references followed; of keywords that contradict each other the later wins. */
export function flatten(schema: Schema, document: JsonObject, depth = 0): FlatSchema {
  const {
    allOf,
    oneOf,
    anyOf,
    if: condition,
    then: consequence,
    else: otherwise,
    ...keywords
  } = schemaOf(schema, document);
  const branches = Array.isArray(allOf) && depth < deepest ? allOf : [];
  const flat = branches.map((branch: Json) => flatten(isObject(branch) ? branch : {}, document, depth + 1));
  const conditional: Schema[] = isObject(condition)
    ? [{ allOf: [condition, consequence ?? {}] }, isObject(otherwise) ? otherwise : {}]
    : [];
  return {
    keywords: [keywords, ...flat.map((each) => each.keywords)].reduce(mergeTwo),
    alternatives: [
      ...[oneOf, anyOf].flatMap((each) => (Array.isArray(each) && each.length > 0 ? [each as Schema[]] : [])),
      ...(conditional.length > 0 ? [conditional] : []),
      ...flat.flatMap((each) => each.alternatives),
    ],
  };
}

type Merge = (a: Json, b: Json) => Json;

const larger: Merge = (a, b) => (typeof a === 'number' && typeof b === 'number' ? Math.max(a, b) : b);
const smaller: Merge = (a, b) => (typeof a === 'number' && typeof b === 'number' ? Math.min(a, b) : b);

const merges: Readonly<Record<string, Merge>> = {
  required: (a, b) => [...new Set([a, b].flat())],
  enum: (a, b) =>
    Array.isArray(a) && Array.isArray(b)
      ? a.filter((each) => b.some((other: Json) => isSame(each, other)))
      : b,
  type: (a, b) => {
    const common = [a].flat().filter((type) => [b].flat().includes(type));
    if (common.length > 0) return common.length === 1 ? (common[0] ?? null) : common;
    return [a, b].flat().includes('integer') ? 'integer' : b;
  },
  items: (a, b) => ({ allOf: [a, b] }),
  minimum: larger,
  maximum: smaller,
  exclusiveMinimum: larger,
  exclusiveMaximum: smaller,
  minLength: larger,
  maxLength: smaller,
  minItems: larger,
  maxItems: smaller,
  minProperties: larger,
  maxProperties: smaller,
};

function mergeTwo(a: JsonObject, b: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const known = a[key];
    merged[key] = known === undefined ? value : (merges[key]?.(known, value) ?? value);
  }
  const properties = mergeProperties(a, b);
  return properties ? { ...merged, properties } : merged;
}

/** A branch that allows no further properties rules out those that only the other has. */
function mergeProperties(a: JsonObject, b: JsonObject): JsonObject | undefined {
  const [first, second] = [a.properties, b.properties].map((each) => (isObject(each) ? each : {}));
  if (!first || !second || !(a.properties || b.properties)) return undefined;
  const names = [...new Set([...Object.keys(first), ...Object.keys(second)])];
  const allowed = names.filter((name) => !isRuledOut(a, name) && !isRuledOut(b, name));
  return Object.fromEntries(
    allowed.map((name): [string, Json] => {
      const schemas = [first[name], second[name]].filter((each) => each !== undefined);
      return [name, schemas.length === 1 ? (schemas[0] ?? true) : { allOf: schemas }];
    }),
  );
}

function isRuledOut(
  { properties, patternProperties, additionalProperties }: JsonObject,
  name: string,
): boolean {
  if (additionalProperties !== false || patternProperties !== undefined) return false;
  return !(isObject(properties) && Object.hasOwn(properties, name));
}

function isSame(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
