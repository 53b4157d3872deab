import { expect, test } from 'vitest';
import { artefacts } from './index.ts';
import { publication } from './publication.test-data.ts';
import { snippets } from './snippets.ts';

test('ids are unique', () => {
  expect(new Set(artefacts.map(({ id }) => id)).size).toBe(artefacts.length);
});

test('each snippet is a file with its own text', () => {
  expect([...snippets.files(publication)]).toContainEqual({
    path: 'snippets/auth/v1/login/basic.curl.sh',
    content: 'curl\n',
  });
  expect([...snippets.files(publication)]).toHaveLength(publication.snippets.length);
});
