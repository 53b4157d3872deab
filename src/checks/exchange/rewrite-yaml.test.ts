import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../../model/json.ts';
import { compareJson } from './compare-json.ts';
import { scene } from './exchange.test-data.ts';
import { rewriteYaml } from './rewrite-yaml.ts';

function rewrite(text: string, actual: Json, pointer = ''): string | undefined {
  const value = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((each, part) => (each as Record<string, unknown>)[part], parse(text)) as Json;
  const differences = compareJson(value, actual, { schema: true, document: {}, scene: scene() });
  return rewriteYaml(text, pointer, actual, differences, (each) => each);
}

test.each<[string, string, Json, string]>([
  ['a value with a comment', '# top\na: x # why\nb: 1\n', { a: 'y', b: 1 }, '# top\na: y # why\nb: 1\n'],
  ['quotes', 'a: \'x\'\nb: "y"\n', { a: "it's", b: 'z' }, "a: 'it''s'\nb: \"z\"\n"],
  ['a text that looks like a number', 'a: x\n', { a: '12' }, 'a: "12"\n'],
  [
    'a member that went',
    'a: 1\n# of b\nb:\n  c: 2\n# of d\nd: 3\n',
    { a: 1, d: 3 },
    'a: 1\n# of b\n# of d\nd: 3\n',
  ],
  [
    'a member that came',
    'a:\n  b: 1\n\n# of c\nc: 2\n',
    { a: { b: 1, d: [1] }, c: 2 },
    'a:\n  b: 1\n  d:\n    - 1\n\n# of c\nc: 2\n',
  ],
  ['one at the open end', 'a: 1', { a: 1, b: 2 }, 'a: 1\nb: 2'],
  ['a mark that holds', 'id: us…\na: 1\n', { id: 'usr', a: 2 }, 'id: us…\na: 2\n'],
  [
    'a list',
    '- a: 1\n  b: 2\n- a: 3\n',
    [{ a: 1, b: 5 }, { a: 3 }, { a: 4 }],
    '- a: 1\n  b: 5\n- a: 3\n- a: 4\n',
  ],
  ['flow style', 'x: { a: 1, b: [1, 2] } # c\n', { x: { a: 2, b: [1, 2] } }, 'x: { a: 2, b: [1, 2] } # c\n'],
  ['JSON', '{\n  "a": {"b": 1},\n  "c": 2\n}\n', { a: { b: 3 }, c: 2 }, '{\n  "a": {"b": 3},\n  "c": 2\n}\n'],
  ['a long text', 'a: >-\n  one\n  two\nb: 1\n', { a: 'three', b: 1 }, 'a: "three"\nb: 1\n'],
  ['of Windows', '\uFEFFa: 1\r\nb: 2\r\n', { a: 3, b: 2, c: 4 }, '\uFEFFa: 3\r\nb: 2\r\nc: 4\r\n'],
  ['another kind', 'a:\n  b: 1\nc: 2\n', { a: 'x', c: 2 }, 'a:\n  "x"\nc: 2\n'],
])('%s', (_, text, actual, want) => {
  expect(rewrite(text, actual)).toBe(want);
  expect(parse(rewrite(text, actual) ?? '')).toEqual(
    JSON.parse(JSON.stringify(actual).replace('"usr"', '"us…"')),
  );
});

test('nothing beside the value changes', () => {
  const text = 'paths:\n  /a:\n    x: {value: {a: 1}}  # keep\nother:   [1,2]\n';
  expect(
    rewriteYaml(text, '/paths/~1a/x/value', { a: 2 }, [{ pointer: '/a', problem: '' }], (each) => each),
  ).toBe(text.replace('a: 1', 'a: 2'));
});

test('a value that is not there, or stands elsewhere, is left alone', () => {
  const difference = [{ pointer: '', problem: '' }];
  for (const text of ['a: 1\n', 'b: &x 1\na: *x\n', 'a: [\n'])
    expect(
      rewriteYaml(text, text.includes('*') ? '/a' : '/c', 2, difference, (each) => each),
    ).toBeUndefined();
});
