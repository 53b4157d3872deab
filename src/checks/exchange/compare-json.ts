import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject, Schema } from '../../model/json.ts';
import type { Difference } from './difference.ts';
import { childSchemas, opensMembers, schemasOf } from './schema-view.ts';
import { mayVary, type SceneTime } from './varying.ts';

export interface CompareOptions {
  readonly schema: Schema;
  readonly document: JsonObject;
  /** Live → literal in a text. */
  readonly unbind: (text: string) => string;
  readonly time: SceneTime;
}

/**
 * Compares a documented JSON value with a live one, both ways: missing and undocumented members are differences,
 * a value must be equal unless it is bound, the schema lets it vary, or the author marked it with `…`.
 */
export function compareJson(expected: Json, actual: Json, options: CompareOptions): Difference[] {
  const context: Context = { ...options, varied: [], differences: [] };
  compareValue(expected, actual, '', schemasOf(options.schema, options.document), context);
  return context.differences.filter((difference) => !explainedByVaried(difference, context));
}

interface Context extends CompareOptions {
  /** Literal and live of every value that varied: the same pair may stand inside of other texts. */
  readonly varied: (readonly [literal: string, live: string])[];
  readonly differences: (Difference & { readonly texts?: readonly [expected: string, actual: string] })[];
}

function compareValue(
  expected: Json,
  actual: Json,
  pointer: string,
  schemas: readonly JsonObject[],
  context: Context,
): void {
  if (typeof expected === 'string' && expected.endsWith('…') && matchesMark(expected, actual)) return;
  if (typeof expected === 'string' && typeof actual === 'string') {
    compareText(expected, actual, pointer, schemas, context);
  } else if (Array.isArray(expected) && Array.isArray(actual)) {
    compareArray(expected, actual, pointer, schemas, context);
  } else if (isObject(expected) && isObject(actual)) {
    compareObject(expected, actual, pointer, schemas, context);
  } else if (!isDeepStrictEqual(expected, actual)) {
    context.differences.push({ pointer, problem: 'another value', ...texts(expected, actual) });
  }
}

function compareText(
  expected: string,
  actual: string,
  pointer: string,
  schemas: readonly JsonObject[],
  context: Context,
): void {
  if (expected === actual || expected === context.unbind(actual)) return;
  if (mayVary(expected, actual, schemas, context.time, context.unbind)) {
    context.varied.push([expected, actual]);
    return;
  }
  context.differences.push({
    pointer,
    problem: 'another value',
    ...texts(expected, context.unbind(actual)),
    texts: [expected, context.unbind(actual)],
  });
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
  wanted.forEach((item, index) => {
    const live = actual[index];
    if (live === undefined) return;
    const children = childSchemas(schemas, String(index), true, context.document);
    compareValue(item, live, `${pointer}/${index}`, children, context);
  });
}

function compareObject(
  expected: JsonObject,
  actual: JsonObject,
  pointer: string,
  schemas: readonly JsonObject[],
  context: Context,
): void {
  for (const [key, value] of Object.entries(expected)) {
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const live = actual[key];
    if (live === undefined) {
      context.differences.push({
        pointer: at,
        problem: `\`${key}\` is documented, but the answer does not have it`,
      });
    } else compareValue(value, live, at, childSchemas(schemas, key, false, context.document), context);
  }
  if (opensMembers(schemas)) return;
  for (const key of Object.keys(actual).filter((name) => !(name in expected))) {
    const actualText = JSON.stringify(actual[key]);
    context.differences.push({
      pointer,
      problem: `the answer has \`${key}\`, which is not documented`,
      actual: actualText,
    });
  }
}

/** `"…"` stands for anything, `"prefix…"` for a text that starts so. */
function matchesMark(mark: string, actual: Json): boolean {
  return mark === '…' || (typeof actual === 'string' && actual.startsWith(mark.slice(0, -1)));
}

/** A text that repeats an id that varied, such as an error id in a sentence, is no difference. */
function explainedByVaried(difference: Context['differences'][number], context: Context): boolean {
  if (!difference.texts) return false;
  const [expected, actual] = difference.texts;
  return (
    context.varied.reduce((text, [literal, live]) => text.replaceAll(live, literal), actual) === expected
  );
}

function texts(expected: Json, actual: Json): { readonly expected: string; readonly actual: string } {
  return { expected: JSON.stringify(expected), actual: JSON.stringify(actual) };
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
