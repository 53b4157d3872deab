import { expect, test } from 'vitest';
import { samplePattern } from './sample-pattern.ts';

test.each([
  '^[A-Z]{3}-\\d{4}$',
  '^(whsec_)?[a-zA-Z0-9+/=]{32,100}$',
  '^#[0-9a-f]{6}$',
  '^(?:cat|dog)s?$',
  '[A-Z]',
  '^(?=.*\\d)(?=.*[a-z]).{8,}$',
  '^\\p{Lu}\\p{Ll}+$',
  '^[^\\s@]+@[^\\s@]+\\.[a-z]{2,}$',
  '^(a)(b)\\2\\1$',
  '^[\\w.\\-]+$',
  '^\\+?[1-9]\\d{1,14}$',
  '^(([0-9]{1,3})\\.){3}[0-9]{1,3}$',
  '^[\\u4e00-\\u9fff]{2}$',
  '\\bword\\b',
  '',
])('%s', (pattern) => {
  const sample = samplePattern(pattern);
  expect(sample).toBe(samplePattern(pattern));
  expect(sample).toMatch(new RegExp(pattern, 'u'));
});

test('within limits', () => {
  expect(samplePattern('^[a-z]+$', { minimum: 40, maximum: 40 })).toHaveLength(40);
  expect(samplePattern('^(?:ab)+$', { minimum: 7 })?.length).toBeGreaterThanOrEqual(7);
  expect(samplePattern('[0-9]', { minimum: 10 })).toMatch(/^.{10,}$/);
  expect(samplePattern('^a{5}$', { maximum: 3 })).toBeUndefined();
});

test('what is no regular expression, or has no match that is found, has no sample', () => {
  expect(samplePattern('(')).toBeUndefined();
  expect(samplePattern('^a(?!a)(?=b)c$')).toBeUndefined();
});
