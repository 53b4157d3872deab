import { expect, test } from 'vitest';
import { jsonErrorOffset } from './json-error-offset.ts';

test.each(['{}', '[]', ' [1, -2.5e+3, "a\\n\\u00e9", true, null, {"a": {"b": []}}] ', '"text"', '0'])(
  '%s is JSON',
  (text) => {
    expect(JSON.parse(text)).toBeDefined();
    expect(jsonErrorOffset(text)).toBeUndefined();
  },
);

test.each([
  ['', 0],
  ['{ "a": 1, }', 10],
  ['{ "a": … }', 7],
  ['{ "a" 1 }', 6],
  ['{ a: 1 }', 2],
  ["['x']", 1],
  ['[1 2]', 3],
  ['{ "a": 1\n', 8],
  ['[01]', 2],
  ['["a\nb"]', 1],
  ['{} {}', 3],
  ['[1]]', 3],
])('%j stops at %i', (text, offset) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(jsonErrorOffset(text)).toBe(offset);
});
