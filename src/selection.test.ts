import { expect, test } from 'vitest';
import { createSelection } from './selection.ts';

const id = 'auth/v1/login/basic/python-requests';

test.each([
  ['login', id],
  ['login/basic', id],
  ['python-requests', id],
  ['auth/*/login', id],
  ['log*', id],
  ['auth/v1/*/*/python-*', id],
  ['getting-started', 'guides/auth/v1/getting-started#3'],
  ['getting-started#3', 'guides/auth/v1/getting-started#3'],
  ['guides/auth/v1/*', 'guides/auth/v1/getting-started#3'],
])('%s selects %s', (glob, name) => expect(createSelection([glob]).has([name])).toBe(true));

test.each([
  ['log', id],
  ['python', id],
  ['v1/basic', id],
  ['*/*/*/*/*/*', id],
  ['l.gin', id],
  ['Login', id],
  ['', id],
  ['getting-started#3', 'guides/auth/v1/getting-started#33'],
])('%j does not select %s', (glob, name) => expect(createSelection([glob]).has([name])).toBe(false));

test('several globs and several names', () => {
  expect(createSelection(['nothing', 'ruby']).has(['a/b', 'c/ruby'])).toBe(true);
  expect(createSelection([])).toMatchObject({ isAll: true });
  expect(createSelection([]).has([])).toBe(true);
});
