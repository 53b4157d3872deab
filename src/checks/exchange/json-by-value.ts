import { isDeepStrictEqual } from 'node:util';
import {
  type ExactJson,
  type ExactObject,
  isExactObject,
  isList,
  parseExactJson,
  repeatedKey,
} from '../../lib/exact-json.ts';
import { appendToPointer } from '../../lib/json-pointer.ts';
import type { Difference } from './difference.ts';

/**
 * Compares two JSON texts by value: member order and white space do not count, numbers count by their digits, a
 * repeated key never passes.
 */
export function compareJsonTexts(expected: string, actual: string): Difference[] {
  const wanted = parseExactJson(expected);
  const value = parseExactJson(actual);
  if (wanted === undefined || value === undefined)
    return [{ pointer: '', problem: 'the body is no JSON', expected, actual }];
  const repeated = repeatedKey(value);
  if (repeated !== undefined) {
    return [{ pointer: '', problem: `\`${repeated}\` stands twice in the body`, expected, actual }];
  }
  return compare(wanted, value, '');
}

function compare(expected: ExactJson | undefined, actual: ExactJson, pointer: string): Difference[] {
  if (isExactObject(expected) && isExactObject(actual)) return compareMembers(expected, actual, pointer);
  if (isList(expected) && isList(actual) && expected.length === actual.length) {
    return expected.flatMap((item, index) =>
      compare(item, actual[index] ?? null, appendToPointer(pointer, index)),
    );
  }
  if (isDeepStrictEqual(expected, actual)) return [];
  const values = { expected: print(expected), actual: print(actual) };
  return [{ pointer, problem: `another value at \`${pointer || '/'}\``, ...values }];
}

function compareMembers(
  { members: expected }: ExactObject,
  { members: actual }: ExactObject,
  pointer: string,
): Difference[] {
  const wanted = [...expected].flatMap(([key, value]): Difference[] => {
    const sent = actual.get(key);
    if (sent === undefined) return [{ pointer, problem: `\`${key}\` is not sent` }];
    return compare(value, sent, appendToPointer(pointer, key));
  });
  const extra = [...actual.keys()]
    .filter((key) => !expected.has(key))
    .map((key) => ({ pointer, problem: `\`${key}\` is sent, but not documented` }));
  return [...wanted, ...extra];
}

function print(value: ExactJson | undefined): string {
  if (value === undefined) return 'nothing';
  if (isList(value)) return `[${value.map(print).join(', ')}]`;
  if (isExactObject(value)) {
    return `{${[...value.members].map(([key, item]) => `${JSON.stringify(key)}: ${print(item)}`).join(', ')}}`;
  }
  if (value !== null && typeof value === 'object') return value.number.replace(/e0$/, '');
  return JSON.stringify(value);
}
