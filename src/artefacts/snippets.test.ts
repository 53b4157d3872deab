import { expect, test } from 'vitest';
import { publication } from './publication.test-data.ts';
import { snippets } from './snippets.ts';

test('the files that a snippet reads lie beside it, once', () => {
  const [example] = publication.examples;
  if (!example) throw new Error('no example');
  const files = [{ name: 'photo.png', base64: 'iVBORw0KGgo=' }];
  const sending = { ...example, request: { ...example.request, files } };
  const made = ['a.curl.sh', 'a.go.go'].map((name) => ({
    example: sending,
    language: 'curl',
    text: 'x\n',
    path: `snippets/auth/v1/login/${name}`,
  }));
  const found = [...snippets.files({ ...publication, snippets: made })];
  expect(found.map(({ path }) => path)).toEqual([
    'snippets/auth/v1/login/a.curl.sh',
    'snippets/auth/v1/login/a.go.go',
    'snippets/auth/v1/login/photo.png',
  ]);
  expect(Buffer.from(found[2]?.content ?? '').toString('base64')).toBe('iVBORw0KGgo=');
});
