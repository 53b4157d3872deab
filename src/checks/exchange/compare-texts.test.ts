import { expect, test } from 'vitest';
import { compareTexts } from './compare-texts.ts';

test.each([
  ['a\n', 'a'],
  ['a\nb', 'a\nb\n\n'],
  ['', '\n'],
  ['a…', 'abc'],
  ['a…', 'a'],
  ['…', ''],
  ['…', 'a\nb'],
  ['a\n…\nb', 'a\nb'],
  ['a\n…\nb', 'a\nx\nb\ny\nb'],
  ['…\nb…\n…', 'a\nb1\nc'],
  ['a\n  …', 'a\nb'],
  ['1.5*(x)', '1.5*(x)'],
  ['a…', 'a\u2028b'],
])('%j is what %j was', (expected, actual) => {
  expect(compareTexts(expected, actual)).toEqual([]);
});

test.each([
  ['a', 'ab'],
  ['a', 'b\na'],
  ['', 'a'],
  ['a…', 'ba'],
  ['a…', 'a\nb'],
  ['a\n…\nb', 'a\nb\nc'],
  ['a\n…\nb\n…\nc', 'a\nc\nb'],
  ['1.5*(x)', '115(x)'],
  ['a b', 'a  b'],
  ['a', ' a'],
  ['a … c', 'a b c'],
])('%j is not what %j was', (expected, actual) => {
  expect(compareTexts(expected, actual)).toHaveLength(1);
});

test('many marks in a long text take no time', () => {
  const pattern = '…\na\n'.repeat(200);
  const started = performance.now();
  expect(compareTexts(`${pattern}b`, 'a\n'.repeat(20_000))).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(2_000);
});
