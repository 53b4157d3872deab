import { expect, test } from 'vitest';
import { toPatternMatcher } from './pattern-matcher.ts';

test.each([
  ['^[a-z]+$', 'abc', true],
  ['^[a-z]+$', 'ab1', false],
  ['^(?:[a-z]+,)*[a-z]+$', 'a,bc,d', true],
  ['^(a|b)*$', 'abba', true],
  ['^(a|b)*$', 'abc', false],
])('%s of %s: %s', (pattern, text, want) => {
  expect(toPatternMatcher(pattern)?.(text)).toBe(want);
});

test.each(['^(a+)+$(?=b)', '^(a|a)*$(?=b)'])('%s is given up', (pattern) => {
  expect(toPatternMatcher(pattern)?.('a'.repeat(60))).toBeUndefined();
});

test('what is no pattern has no matcher', () => {
  expect(toPatternMatcher('(')).toBeUndefined();
});
