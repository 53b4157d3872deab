import { expect, test } from 'vitest';
import { rewriteText } from './rewrite-text.ts';

test.each([
  ['a\nb\nc\n', 'a\nx\nc\n', 'a\nx\nc\n'],
  ['a…\nb\n', 'abc\nx\n', 'a…\nx\n'],
  ['a\nb\nc…\n', 'a\nx\ny\ncd\n', 'a\nx\ny\nc…\n'],
  ['a\n', '', '\n'],
  ['\n', 'a\nb\n', 'a\nb\n'],
  ['a\na\n', 'a\n', 'a\n'],
])('%j with %j is %j', (expected, actual, want) => {
  expect(rewriteText(expected, actual)).toBe(want);
});
