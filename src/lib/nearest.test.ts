import { expect, test } from 'vitest';
import { didYouMean, nearest } from './nearest.ts';

test.each([
  ['sitee', ['site', 'apis'], 'site'],
  ['tilte', ['title', 'tile'], 'title'],
  ['logn', ['logout', 'login'], 'login'],
  ['refreshtoken', ['refreshToken'], 'refreshToken'],
  ['xyz', ['login', 'logout'], undefined],
  ['', ['a'], undefined],
])('%s among %j is %s', (name, candidates, want) => {
  expect(nearest(name, candidates)).toBe(want);
});

test('is said at the end of a sentence, or not at all', () => {
  expect(didYouMean('sitee', ['site'])).toBe('; did you mean `site`?');
  expect(didYouMean('nothing', ['site'])).toBe('');
});
