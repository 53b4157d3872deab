import { describe, expect, test } from 'vitest';
import { createLocator } from './locate.ts';

const yaml = `a:
  b: 1
  list:
    - x
    - y: 2
"q/r": &anchor
  z: 3
`;

const json = `{
  "a": { "b": [1, {"c": "}"}, "\\"]"] },
  "q/r": { "é": null,
    "z": 3.5e1 }
}`;

describe.each([
  ['YAML', yaml],
  ['JSON', json],
])('in %s', (_, text) => {
  const locate = createLocator({ file: text });
  test.each(
    text === yaml
      ? [
          ['', 1, 1],
          ['/a', 1, 1],
          ['/a/b', 2, 3],
          ['/a/list', 3, 3],
          ['/a/list/0', 4, 7],
          ['/a/list/1/y', 5, 7],
          ['/q~1r/z', 7, 3],
          ['/a/nothing/deeper', 1, 1],
          ['/a/list/9', 3, 3],
        ]
      : [
          ['', 1, 1],
          ['/a', 2, 3],
          ['/a/b', 2, 10],
          ['/a/b/1/c', 2, 20],
          ['/a/b/2', 2, 31],
          ['/q~1r', 3, 3],
          ['/q~1r/é', 3, 12],
          ['/q~1r/z', 4, 5],
          ['/a/b/9', 2, 10],
          ['/gone/deeper', 1, 1],
        ],
  )('%s stands in line %i, column %i', (pointer, line, column) => {
    expect(locate({ file: 'file', pointer })).toEqual({ file: 'file', pointer, line, column });
  });
});

test('what has a line keeps it, and a file that was not read has its first', () => {
  const locate = createLocator({});
  expect(locate({ file: 'page.md', line: 7 })).toEqual({ file: 'page.md', line: 7, column: 1 });
  expect(locate({ file: 'other.yaml', pointer: '/a' })).toMatchObject({ line: 1, column: 1 });
});
