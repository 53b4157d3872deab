import { expect, test } from 'vitest';
import { parseMarkedJson } from '../../lib/marked-json.ts';
import type { Json } from '../../model/json.ts';
import { compareJson } from './compare-json.ts';
import { scene } from './exchange.test-data.ts';
import { rewriteJson } from './rewrite-json.ts';

function rewrite(text: string, actual: Json): string | undefined {
  const expected = parseMarkedJson(text) as Json;
  const differences = compareJson(expected, actual, { schema: true, document: {}, scene: scene() });
  return rewriteJson(text, actual, differences, (value) => value);
}

test.each<[string, string, Json, string]>([
  ['a value', '{\n  "b": 1,\n  "a": "x"\n}\n', { a: 'y', b: 1 }, '{\n  "b": 1,\n  "a": "y"\n}\n'],
  ['a mark that still holds', '{ "id": "us…", "a": 1 }', { id: 'usr', a: 2 }, '{ "id": "us…", "a": 2 }'],
  ['a mark that does not', '{ "id": "us…" }', { id: 'acc' }, '{ "id": "acc" }'],
  ['a member that went', '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', { a: 1, c: 3 }, '{\n  "a": 1,\n  "c": 3\n}'],
  ['the first that went', '{ "a": 1,   "b": 2 }', { b: 2 }, '{   "b": 2 }'],
  ['the last that went', '{\n  "a": 1,\n  "b": 2\n}', { a: 1 }, '{\n  "a": 1\n}'],
  ['all that went', '{ "a": 1 }', {}, '{}'],
  [
    'a member that came',
    '{\n  "a": 1\n}',
    { a: 1, b: { c: [1] } },
    '{\n  "a": 1,\n  "b": {\n    "c": [\n      1\n    ]\n  }\n}',
  ],
  ['one that came on one line', '{ "a": 1 }', { a: 1, b: { c: [1, 2] } }, '{ "a": 1, "b": { "c": [1, 2] } }'],
  [
    'deep down',
    '{"a": {"b": [1, {"c": 2}]}, "d":   4}',
    { a: { b: [1, { c: 3 }] }, d: 4 },
    '{"a": {"b": [1, {"c": 3}]}, "d":   4}',
  ],
  ['more items', '[1, 2]', [1, 2, 3], '[1, 2, 3]'],
  ['fewer items', '[\n  1,\n  2\n]', [1], '[\n  1\n]'],
  [
    'items that are left out',
    '{ "l": [ { "a": 1 }, … ], "x": 1 }',
    { l: [{ a: 2 }, { a: 3 }], x: 1 },
    '{ "l": [ { "a": 2 }, … ], "x": 1 }',
  ],
  ['another type', '{ "a": { "b": 1 } }', { a: 'c' }, '{ "a": "c" }'],
  ['the whole', '  {"a": 1}\n', [1], '  [\n    1\n  ]\n'],
])('%s', (_, text, actual, want) => {
  expect(rewrite(text, actual)).toBe(want);
  expect(rewrite(want, actual)).toBe(want);
});

test('what is no JSON is not rewritten', () => {
  expect(rewriteJson('{ "a": ', 1, [{ pointer: '', problem: 'x' }], (value) => value)).toBeUndefined();
});
