import type { Json, JsonObject } from '../../model/json.ts';
import { isObject, schemaOf } from '../schema-parts.ts';
import type { Generate, Generation } from './generation.ts';

/** More items than this are not made. */
const most = 1000;

/** A list with as many items as a schema asks for, and one at least where it allows that. */
export function generateArray(
  keywords: JsonObject,
  generation: Generation,
  generate: Generate,
): Json | undefined {
  const { minItems, maxItems, prefixItems, items, contains } = keywords;
  const prefix = Array.isArray(prefixItems) ? prefixItems : [];
  const least = typeof minItems === 'number' ? minItems : 0;
  const wanted = Math.max(least, prefix.length, generation.optional ? 1 : 0, isObject(contains) ? 1 : 0);
  const count = Math.min(wanted, typeof maxItems === 'number' ? maxItems : most, most);
  const made: Json[] = [];
  for (let index = 0; index < count; index++) {
    const last = index === count - 1 && isObject(contains) ? contains : undefined;
    const schema = prefix[index] ?? last ?? items ?? {};
    const value = generate(isObject(schema) ? schema : {}, generation);
    if (value === undefined) return made.length < least ? undefined : made;
    made.push(keywords.uniqueItems === true ? another(value, schema, made, generation) : value);
  }
  return made;
}

/** A value that does not stand in the list yet: another of an enumeration, or one that differs by its number. */
function another(value: Json, schema: Json, made: readonly Json[], { document, isValid }: Generation): Json {
  const isNew = (candidate: Json) => !made.some((each) => JSON.stringify(each) === JSON.stringify(candidate));
  if (isNew(value) || !isObject(schema)) return value;
  const { enum: listed, multipleOf } = schemaOf(schema, document);
  const step = typeof multipleOf === 'number' ? multipleOf : 1;
  const candidates = Array.isArray(listed)
    ? listed
    : made.flatMap((_, index) => varied(value, (index + 1) * step));
  return candidates.find((candidate) => isNew(candidate) && isValid(schema, candidate)) ?? value;
}

function varied(value: Json, by: number): Json[] {
  if (typeof value === 'number') return [value + by, value - by];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'string') return [`${value}${by}`, value.slice(0, -String(by).length) + by];
  if (Array.isArray(value))
    return value.length > 0 ? varied(value[0] ?? 0, by).map((first) => [first, ...value.slice(1)]) : [];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    varied(member, by).map((other) => ({ ...value, [key]: other })),
  );
}
