import { isDeepStrictEqual } from 'node:util';
import { appendToPointer } from '../../lib/json-pointer.ts';
import type { Json, JsonObject, Schema } from '../../model/json.ts';
import type { SceneRecord } from '../../model/run.ts';
import type { Difference } from './difference.ts';
import { createTextComparison, type TextComparison } from './json-text-values.ts';
import { fitsPlaceholder } from './placeholder.ts';
import { childSchemas, opensMember, schemasOf } from './schema-view.ts';

export interface CompareOptions {
  readonly schema: Schema;
  readonly document: JsonObject;
  readonly scene: SceneRecord;
  /** Whether `"<uuid>"` and its kin stand for any value of that kind. @default false */
  readonly placeholders?: boolean;
  /** Whether lists may come in any order. @default false */
  readonly unordered?: boolean;
}

/**
 * Compares a documented JSON value with a live one, both ways: missing and undocumented members are differences,
 * a value must be equal unless it is bound, the schema lets it vary, or the author marked it with `…`.
 */
export function compareJson(expected: Json, actual: Json, options: CompareOptions): Difference[] {
  const { schema, document, scene } = options;
  const context: Context = { ...options, texts: createTextComparison(scene), differences: [] };
  compareValue(expected, actual, '', schemasOf(schema, document), context);
  return [...context.differences, ...context.texts.differences()];
}

interface Context extends CompareOptions {
  readonly texts: TextComparison;
  readonly differences: Difference[];
}

function compareValue(
  expected: Json,
  actual: Json,
  pointer: string,
  schemas: readonly JsonObject[],
  context: Context,
): void {
  if (typeof expected === 'string' && isMark(expected) && context.texts.matchesMark(expected, actual)) return;
  if (context.placeholders && typeof expected === 'string') {
    const fits = fitsPlaceholder(expected, actual);
    if (fits) return;
    if (fits === false) {
      const values = { expected, actual: JSON.stringify(actual) };
      context.differences.push({ pointer, problem: 'another kind of value', ...values });
      return;
    }
  }
  if (typeof expected === 'string' && typeof actual === 'string') {
    context.texts.compare(expected, actual, pointer, schemas);
  } else if (Array.isArray(expected) && Array.isArray(actual)) {
    compareArray(expected, actual, pointer, schemas, context);
  } else if (isObject(expected) && isObject(actual)) {
    compareObject(expected, actual, pointer, schemas, context);
  } else if (!isDeepStrictEqual(expected, actual) && !context.texts.isBoundNumber(expected, actual)) {
    const values = { expected: JSON.stringify(expected), actual: JSON.stringify(actual) };
    context.differences.push({ pointer, problem: 'another value', ...values });
  }
}

/** `"…"` stands for anything, `"prefix…"` for a text that starts so and goes on. */
function isMark(value: Json): boolean {
  return typeof value === 'string' && value.endsWith('…');
}

function compareArray(
  expected: readonly Json[],
  actual: readonly Json[],
  pointer: string,
  schemas: readonly JsonObject[],
  context: Context,
): void {
  const open = expected.at(-1) === '…';
  const wanted = open ? expected.slice(0, -1) : expected;
  if (open ? actual.length < wanted.length : actual.length !== wanted.length) {
    const counts = { expected: `${wanted.length} items`, actual: `${actual.length} items` };
    context.differences.push({ pointer, problem: 'another number of items', ...counts });
  }
  const came = context.unordered ? inOrderOf(wanted, actual, pointer, schemas, context) : actual;
  wanted.forEach((item, index) => {
    const live = came[index];
    if (live === undefined) return;
    const children = childSchemas(schemas, String(index), true, context.document);
    compareValue(item, live, `${pointer}/${index}`, children, context);
  });
}

/** The items that came, each where the first one stands that it fits; the others where nothing does. */
function inOrderOf(
  wanted: readonly Json[],
  actual: readonly Json[],
  pointer: string,
  schemas: readonly JsonObject[],
  context: Context,
): readonly (Json | undefined)[] {
  const rest = [...actual];
  const placed = wanted.map((item, index) => {
    const children = childSchemas(schemas, String(index), true, context.document);
    const found = rest.findIndex((live) => {
      const trial = { ...context, texts: createTextComparison(context.scene), differences: [] };
      compareValue(item, live, `${pointer}/${index}`, children, trial);
      return trial.differences.length + trial.texts.differences().length === 0;
    });
    return found < 0 ? undefined : rest.splice(found, 1)[0];
  });
  return placed.map((live) => live ?? rest.shift());
}

function compareObject(
  expected: JsonObject,
  actual: JsonObject,
  pointer: string,
  schemas: readonly JsonObject[],
  context: Context,
): void {
  for (const [key, value] of Object.entries(expected)) {
    const at = appendToPointer(pointer, key);
    const live = Object.hasOwn(actual, key) ? actual[key] : undefined;
    if (live === undefined) {
      const problem = `\`${key}\` is documented, but the answer does not have it`;
      context.differences.push({ pointer: at, problem });
    } else compareValue(value, live, at, childSchemas(schemas, key, false, context.document), context);
  }
  for (const [key, value] of Object.entries(actual)) {
    if (Object.hasOwn(expected, key) || opensMember(schemas, key)) continue;
    const problem = `the answer has \`${key}\`, which is not documented`;
    context.differences.push({ pointer, problem, member: key, actual: JSON.stringify(value) });
  }
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
