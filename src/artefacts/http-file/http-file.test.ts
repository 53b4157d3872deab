import { expect, test } from 'vitest';
import { publication } from '../publication.test-data.ts';
import { httpFile } from './http-file.ts';
import { requestText } from './request-text.ts';

test('writes a file a version', async () => {
  const files = [...httpFile.files(publication)];
  expect(files.map((file) => file.path)).toEqual(['http/auth/v1.http']);
  await expect(String(files[0]?.content)).toMatchFileSnapshot('expected/v1.http');
});

test('leaves out what the format cannot say', () => {
  const [example] = publication.examples;
  if (!example) throw new Error('no example');
  const body = { kind: 'text', mediaType: 'text/plain', text: 'a\n### b' } as const;
  const text = requestText({ ...example, request: { ...example.request, body } }, undefined);
  expect(text).toContain('# Left out');
  expect(text).not.toContain('### b');
});

test('credentials in queries and cookies are variables', () => {
  const [example] = publication.examples;
  if (!example) throw new Error('no example');
  const request = {
    ...example.request,
    target: '/v1/x?a=1&key=s%20e',
    headers: [{ name: 'Cookie', value: 'a=1; sid=abc' }],
    credentials: [
      { variable: 'API_KEY', literal: 's e' },
      { variable: 'SESSION', literal: 'abc' },
    ],
  };
  const text = requestText({ ...example, request }, undefined);
  expect(text).toContain('https://api.example.com/v1/x?a=1&key={{api_key}}');
  expect(text).toContain('Cookie: a=1; sid={{session}}');
});
