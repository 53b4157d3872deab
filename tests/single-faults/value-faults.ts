import { fragmentToPointer, valueAtPointer } from '../../src/lib/json-pointer.ts';
import type { Validator } from '../../src/lib/json-schema.ts';
import type { Json, JsonObject, Schema } from '../../src/model/json.ts';
import { keywordFaults } from './keyword-faults.ts';

/** A value that differs from a documented one in one thing, which its schema forbids. */
export interface ValueFault {
  readonly name: string;
  readonly value: Json;
}

interface Place {
  readonly pointer: string;
  /** Puts another value in this place of the whole. */
  readonly put: (value: Json | undefined) => Json;
  /** Conjunctions alone lead here: a fault of this part is one of the whole. Else the validator is asked. */
  readonly certain: boolean;
}

const depthLimit = 12;

/** Every single fault of a JSON value by its schema. What stands below a choice counts only if no choice allows it. */
export function valueFaults(
  schema: Schema,
  value: Json,
  document: JsonObject,
  validator: Validator,
): ValueFault[] {
  const isAllowed = (each: Json) => validator(schema, 'request')(each).length === 0;
  const found = new Map<string, ValueFault>();
  const visit = (part: Schema, here: Json, place: Place, above: readonly Schema[]): void => {
    if (typeof part === 'boolean' || above.includes(part) || above.length > depthLimit) return;
    const below = [...above, part];
    const target = referred(part, document);
    if (target !== undefined) visit(target, here, place, below);
    if (part.$ref !== undefined && target === undefined) return;
    for (const each of listOf(part.allOf)) visit(each, here, place, below);
    for (const each of [...listOf(part.anyOf), ...listOf(part.oneOf)]) {
      visit(each, here, { ...place, certain: false }, below);
    }
    for (const { name, value: faulty } of keywordFaults(part, here, (ref) => referred(ref, document))) {
      const whole = place.put(faulty);
      if (!place.certain && isAllowed(whole)) continue;
      const key = JSON.stringify(whole) ?? '';
      if (!found.has(key)) found.set(key, { name: `${name} at ${place.pointer || '/'}`, value: whole });
    }
    visitMembers(part, here, place, (...args) => visit(...args, []));
  };
  visit(schema, value, { pointer: '', put: (each) => each ?? null, certain: true }, []);
  return [...found.values()];
}

function visitMembers(
  { properties, items }: JsonObject,
  here: Json,
  { pointer, put, certain }: Place,
  visit: (schema: Schema, value: Json, place: Place) => void,
): void {
  if (Array.isArray(here)) {
    const [first] = here;
    if (first === undefined || !isSchema(items)) return;
    const replace = (value: Json | undefined) =>
      put(value === undefined ? here.slice(1) : [value, ...here.slice(1)]);
    visit(items, first, { pointer: `${pointer}/0`, put: replace, certain });
  } else if (isObject(here) && isObject(properties)) {
    for (const [name, schema] of Object.entries(properties)) {
      const value = here[name];
      if (value === undefined || !isSchema(schema)) continue;
      const replace = (each: Json | undefined) =>
        put(
          Object.fromEntries(
            Object.entries(here).map(([key, old]) => [key, key === name ? (each ?? null) : old]),
          ),
        );
      visit(schema, value, { pointer: `${pointer}/${name}`, put: replace, certain });
    }
  }
}

export function referred({ $ref }: JsonObject, document: JsonObject): Schema | undefined {
  if (typeof $ref !== 'string') return undefined;
  const target = valueAtPointer(document, fragmentToPointer($ref));
  return isSchema(target) ? target : undefined;
}

function listOf(value: unknown): Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isObject(value);
}

export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
