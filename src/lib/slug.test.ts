import { expect, test } from 'vitest';
import { createSlugger, slugify } from './slug.ts';

test.each([
  ['requestPasswordReset', 'request-password-reset'],
  ['getHTTPStatus', 'get-http-status'],
  ['get-/users/{userId}', 'get-users-user-id'],
  ['Two-Factor Authentication', 'two-factor-authentication'],
  ['../../etc/passwd', 'etc-passwd'],
  ['repos/list-for-user', 'repos-list-for-user'],
  ['ログイン 🎉', 'ログイン'],
  ['Größe ändern', 'größe-ändern'],
  ['🎉', ''],
  ['a'.repeat(300), 'a'.repeat(80)],
])('%s becomes %s', (name, slug) => {
  expect(slugify(name)).toBe(slug);
});

test('keeps clashing and reserved slugs apart in the order in which they come', () => {
  const slug = createSlugger(['guides']);
  expect([slug('listUsers', 'x'), slug('ListUsers', 'x'), slug('list users', 'x')]).toEqual([
    'list-users',
    'list-users-2',
    'list-users-3',
  ]);
  expect(slug('Guides', 'tag')).toBe('guides-2');
  expect(slug('🎉', 'tag')).toBe('tag');
});
