import { isDeepStrictEqual } from 'node:util';
import type { Difference } from './difference.ts';

/** Compares two JSON texts by value: member order and white space do not count, a repeated key does. */
export function compareJsonTexts(expected: string, actual: string): Difference[] {
  const repeated = repeatedKey(actual);
  if (repeated !== undefined) {
    return [{ pointer: '', problem: `\`${repeated}\` stands twice in the body`, expected, actual }];
  }
  let value: unknown;
  try {
    value = JSON.parse(actual);
  } catch {
    return [{ pointer: '', problem: 'the body is no JSON', expected, actual }];
  }
  const wanted: unknown = JSON.parse(expected);
  return isDeepStrictEqual(wanted, value) ? [] : differences(wanted, value, '');
}

function differences(expected: unknown, actual: unknown, pointer: string): Difference[] {
  if (isDeepStrictEqual(expected, actual)) return [];
  if (!isContainer(expected) || !isContainer(actual) || Array.isArray(expected) !== Array.isArray(actual)) {
    const texts = { expected: JSON.stringify(expected), actual: JSON.stringify(actual) ?? 'nothing' };
    return [{ pointer, problem: `another value at \`${pointer || '/'}\``, ...texts }];
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...keys].flatMap((key): Difference[] => {
    if (key in expected && key in actual) {
      return differences(
        expected[key],
        actual[key],
        `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      );
    }
    const problem = key in expected ? `\`${key}\` is not sent` : `\`${key}\` is sent, but not documented`;
    return [{ pointer, problem }];
  });
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}

/** The first key that stands twice in one object; JSON.parse would drop the first of the two in silence. */
function repeatedKey(text: string): string | undefined {
  const open: Set<string>[] = [];
  const tokens = text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/gs);
  for (const [token, colon] of tokens) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const key = token.slice(0, token.length - colon.length);
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return undefined;
}
