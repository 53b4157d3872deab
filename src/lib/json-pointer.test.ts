import { describe, expect, test } from 'vitest';
import { appendToPointer, fragmentToPointer, pointerToTokens, valueAtPointer } from './json-pointer.ts';

describe('json pointer', () => {
  test.each([
    ['', []],
    ['/a', ['a']],
    ['/paths/~1users~1{id}/get', ['paths', '/users/{id}', 'get']],
    ['/a~01', ['a~1']],
    ['/', ['']],
  ])('%s has the tokens %j', (pointer, tokens) => {
    expect(pointerToTokens(pointer)).toEqual(tokens);
    expect(appendToPointer('', ...tokens)).toBe(pointer);
  });

  test.each([
    ['#', ''],
    ['#/', ''],
    ['#/paths/~1a%7Bb%7D', '/paths/~1a{b}'],
    ['#/100%', '/100%'],
  ])('fragment %s is the pointer %s', (fragment, pointer) => {
    expect(fragmentToPointer(fragment)).toBe(pointer);
  });

  test('leads into maps and lists, and nowhere by inheritance', () => {
    const root = { a: [{ b: 1 }] };
    expect(valueAtPointer(root, '/a/0/b')).toBe(1);
    expect(valueAtPointer(root, '')).toBe(root);
    expect(valueAtPointer(root, '/a/7/b')).toBeUndefined();
    expect(valueAtPointer(root, '/constructor')).toBeUndefined();
  });
});
