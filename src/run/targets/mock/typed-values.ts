import type { Validator } from '../../../lib/json-schema.ts';
import type { Json, Schema } from '../../../model/json.ts';
import type { RawValue } from './raw-value.ts';
import type { SchemaWalk } from './schema-walk.ts';

/** What is needed to read values as their schema means them. */
export interface ValueContext {
  readonly walk: SchemaWalk;
  readonly validator: Validator;
}

/** Readings of one value that are tried at most. */
const readingLimit = 64;

/**
 * The values that a raw one may stand for under any of the given schemas: `5` is a text, and a number where one is
 * allowed. Those that a schema allows come alone; where there is none, what comes nearest, to be told why not.
 */
export function typedValues(
  raw: RawValue,
  schemas: readonly Schema[],
  context: ValueContext,
): readonly Json[] {
  return bestValues([raw], schemas, context);
}

/** The same of a value that can be read in several ways. */
export function bestValues(
  raws: readonly RawValue[],
  schemas: readonly Schema[],
  context: ValueContext,
): readonly Json[] {
  const candidates = distinct(
    raws.flatMap((raw) => schemas.flatMap((schema) => readings(raw, schema, context))),
  );
  const allowed = candidates.filter((value) =>
    schemas.some((schema) => context.validator(schema, 'request')(value).length === 0),
  );
  return (allowed.length > 0 ? allowed : candidates).slice(0, readingLimit);
}

function readings(raw: RawValue, schema: Schema, context: ValueContext): readonly Json[] {
  const types = context.walk.types(schema);
  if (typeof raw === 'string') return readText(raw, types);
  if ('json' in raw) return [raw.json];
  if ('list' in raw) {
    const items = context.walk.items(schema);
    return combine(raw.list.map((item) => typedValues(item, orAny(items), context)));
  }
  const names = raw.members.map(([name]) => name);
  const values = raw.members.map(([name, value]) =>
    typedValues(value, orAny(context.walk.member(schema, name)), context),
  );
  return combine(values).map((each) =>
    Object.fromEntries(names.map((name, index) => [name, each[index] ?? null])),
  );
}

function orAny(schemas: readonly Schema[]): readonly Schema[] {
  return schemas.length > 0 ? schemas : [true];
}

function readText(text: string, types: ReadonlySet<string> | undefined): Json[] {
  const may = (type: string): boolean => types?.has(type) ?? false;
  const found: Json[] = [];
  if ((may('number') || may('integer')) && isNumber(text)) found.push(Number(text));
  if (may('boolean') && (text === 'true' || text === 'false')) found.push(text === 'true');
  if (may('null') && (text === '' || text === 'null')) found.push(null);
  if ((!types || may('object') || may('array')) && /^\s*[[{]/.test(text)) found.push(...parsed(text));
  if (!types || may('string') || found.length === 0) found.push(text);
  return found;
}

/** A number as JSON and every language writes it. */
function isNumber(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text);
}

function parsed(text: string): Json[] {
  try {
    return [JSON.parse(text) as Json];
  } catch {
    return [];
  }
}

/** Every choice of one out of each list, as far as the limit goes. */
function combine(lists: readonly (readonly Json[])[]): (readonly Json[])[] {
  let chosen: (readonly Json[])[] = [[]];
  for (const list of lists) {
    chosen = chosen.flatMap((before) => list.map((value) => [...before, value])).slice(0, readingLimit);
  }
  return chosen;
}

function distinct(values: readonly Json[]): Json[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
