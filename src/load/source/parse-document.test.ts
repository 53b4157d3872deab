import { expect, test } from 'vitest';
import { parseDocument } from './parse-document.ts';

test.each([
  ['a: 1\nb: [x, yes, 0o17, 2025-10-29]', { a: 1, b: ['x', 'yes', 15, '2025-10-29'] }],
  ['base: &b { x: 1 }\nuse: { <<: *b, y: 2 }', { base: { x: 1 }, use: { x: 1, y: 2 } }],
  ['{ "a": "\\u00e9" }', { a: 'é' }],
  ['200: ok', { 200: 'ok' }],
  // A flow collection that closes at the indent of its parent is YAML 1.2, though not every parser reads it.
  ['a: [\n  1\n]', { a: [1] }],
  ['', null],
])('%j is read', (text, value) => {
  const parsed = parseDocument(text);
  expect(parsed.value ?? null).toEqual(value);
  expect(parsed.faults).toEqual([]);
});

test.each([
  ['a: 1\nb: 2\na: 3', 'duplicate-key', 3, 1],
  ['{ "a": 1,\n  "a": 2 }', 'duplicate-key', 2, 3],
  ['a: "b\n', 'syntax', 2, 1],
  ['a: *nowhere', 'syntax', 1, 1],
  ['a: &x [*x]', 'syntax', 1, 1],
  ['a: 1\n---\nb: 2', 'syntax', 2, 1],
])('%j has a fault', (text, kind, line, column) => {
  expect(parseDocument(text).faults[0]).toMatchObject({ kind, line, column });
});

test('the last of repeated keys wins', () => {
  expect(parseDocument('a: 1\na: 2').value).toEqual({ a: 2 });
});

test.each([5_000, 600])('%i levels are too deep to read, in JSON and in YAML', (levels) => {
  const json = `${'{"a": '.repeat(levels)}1${'}'.repeat(levels)}`;
  for (const text of [json, `a: ${json}`, json + ' '.repeat(250_000)]) {
    const { value, faults } = parseDocument(text);
    expect(value).toBeUndefined();
    expect(faults.map(({ message }) => message)).toEqual(['values stand in values more than 500 deep']);
  }
});
