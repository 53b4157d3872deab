import { appendToPointer, fragmentToPointer, valueAtPointer } from '../../lib/json-pointer.ts';
import type { Json, JsonObject, Schema } from '../../model/json.ts';

/** A place in a value with a schema that speaks of it. */
export interface Place {
  /** JSON Pointer into the value. */
  readonly pointer: string;
  readonly value: Json;
  /** Whether the documented value has it; else the value is a sample. */
  readonly present: boolean;
  readonly schema: JsonObject;
  /** JSON Pointer of the schema: into the bundled document where `rooted`, else below the schema that was given. */
  readonly schemaPointer: string;
  readonly rooted: boolean;
  /** Whether the schema of the object around it asks for it. */
  readonly required: boolean;
  readonly readOnly: boolean;
}

const deepest = 12;

/** Every place of a value, and every member that its schema knows and the value lacks, once for each schema that speaks of it. */
export function* placesOf(
  schema: Schema,
  value: Json,
  document: JsonObject,
  sample: (schema: Schema) => Json | undefined,
): Generator<Place> {
  yield* visit({ pointer: '', value, present: true, required: true, readOnly: false }, schema, '', false, 0);

  function* visit(
    at: Omit<Place, 'schema' | 'schemaPointer' | 'rooted'>,
    given: Schema,
    schemaPointer: string,
    rooted: boolean,
    depth: number,
  ): Generator<Place> {
    if (typeof given === 'boolean' || depth > deepest) return;
    if (typeof given.$ref === 'string') {
      const pointer = fragmentToPointer(given.$ref);
      const target = valueAtPointer(document, pointer);
      if (isSchema(target)) yield* visit(at, target, pointer, true, depth + 1);
    }
    const readOnly = at.readOnly || given.readOnly === true;
    yield { ...at, readOnly, schema: given, schemaPointer, rooted };
    for (const [keyword, branches] of [
      ['allOf', given.allOf],
      ['anyOf', given.anyOf],
      ['oneOf', given.oneOf],
    ] as const) {
      if (!Array.isArray(branches)) continue;
      for (const [index, branch] of branches.entries()) {
        if (isSchema(branch))
          yield* visit(
            { ...at, readOnly },
            branch,
            appendToPointer(schemaPointer, keyword, index),
            rooted,
            depth + 1,
          );
      }
    }
    yield* children({ ...at, readOnly }, given, schemaPointer, rooted, depth);
  }

  function* children(
    at: Omit<Place, 'schema' | 'schemaPointer' | 'rooted'>,
    given: JsonObject,
    schemaPointer: string,
    rooted: boolean,
    depth: number,
  ): Generator<Place> {
    const here = at.value;
    if (Array.isArray(here)) {
      const [first] = here;
      if (first === undefined || !isSchema(given.items)) return;
      yield* visit(
        { ...at, pointer: `${at.pointer}/0`, value: first, required: true },
        given.items,
        `${schemaPointer}/items`,
        rooted,
        depth + 1,
      );
    } else if (isObject(here) && isObject(given.properties)) {
      const due = Array.isArray(given.required) ? given.required : [];
      for (const [name, member] of Object.entries(given.properties)) {
        if (!isSchema(member)) continue;
        const present = at.present && Object.hasOwn(here, name);
        const value = present ? here[name] : sample(member);
        if (value === undefined) continue;
        const place = {
          pointer: appendToPointer(at.pointer, name),
          value,
          present,
          required: due.includes(name),
          readOnly: at.readOnly,
        };
        yield* visit(place, member, appendToPointer(schemaPointer, 'properties', name), rooted, depth + 1);
      }
    }
  }
}

/** The value with another one at a place, or without what stands there; members on the way are made. */
export function putAt(root: Json, tokens: readonly string[], value: Json | undefined): Json {
  const [token, ...rest] = tokens;
  if (token === undefined) return value ?? null;
  if (Array.isArray(root)) {
    const index = Number(token);
    if (rest.length === 0 && value === undefined) return root.filter((_, each) => each !== index);
    return root.map((item: Json, each) => (each === index ? putAt(item, rest, value) : item));
  }
  const object = isObject(root) ? root : {};
  if (rest.length === 0 && value === undefined) {
    return Object.fromEntries(Object.entries(object).filter(([key]) => key !== token));
  }
  return { ...object, [token]: putAt(object[token] ?? {}, rest, value) };
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isObject(value);
}

function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
