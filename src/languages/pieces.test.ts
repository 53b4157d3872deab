import { expect, it } from 'vitest';
import { headerPieces } from './header-value.ts';
import { joinPieces, urlPieces } from './pieces.ts';

const key = { variable: 'API_KEY', literal: 'k' };

it('joins texts that stand side by side', () => {
  expect(joinPieces(['a', '', 'b', key, '', key, 'c', 'd'])).toEqual(['ab', key, key, 'cd']);
});

it.each([
  [{ name: 'X-A', value: ' a ' }, ['a']],
  [{ name: 'X-A', value: '' }, ['']],
  [
    {
      name: 'X-A',
      value: ' a k b ',
      credential: { kind: 'pieces', pieces: [' ', 'a ', key, ' b '] } as const,
    },
    ['a ', key, ' b'],
  ],
  [{ name: 'X-A', value: ' k ', credential: { kind: 'pieces', pieces: [' ', key, ' '] } as const }, [key]],
])('reads %j without the white space around it', (header, pieces) => {
  expect(headerPieces(header)).toEqual(pieces);
});

it('puts the origin before the pieces of the target', () => {
  const request = { method: 'GET', origin: 'https://a.example', headers: [], credentials: [], files: [] };
  expect(urlPieces({ ...request, target: '/b?c=k', targetPieces: ['/b?c=', key] })).toEqual([
    'https://a.example/b?c=',
    key,
  ]);
  expect(urlPieces({ ...request, target: '/b' })).toEqual(['https://a.example/b']);
});
