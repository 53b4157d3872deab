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

test('files are read from beside the snippets, parts have a boundary', () => {
  const [example] = publication.examples;
  if (!example) throw new Error('no example');
  const file = { name: 'photo.png', base64: 'iVBORw0KGgo=' };
  const headers = [{ name: 'Content-Type', value: 'multipart/form-data' }];
  const parts = [
    { name: 'title', headers: [], content: { text: '{{x}}' } },
    { name: 'photo', filename: 'photo.png', contentType: 'image/png', headers: [], content: { file } },
  ];
  const body = { kind: 'multipart', mediaType: 'multipart/form-data', parts } as const;
  const lines = requestText({ ...example, request: { ...example.request, headers, body } }, undefined).split(
    '\n',
  );
  expect(lines).toContain('Content-Type: multipart/form-data; boundary=docproof-boundary');
  expect(lines).toContain('Content-Disposition: form-data; name="photo"; filename="photo.png"');
  expect(lines).toContain('Content-Type: image/png');
  expect(lines).toContain(`< ../../snippets/auth/v1/${example.operation.slug}/photo.png`);
  expect(lines.at(-1)).toBe('--docproof-boundary--');
  const alone = { kind: 'file', mediaType: 'image/png', file } as const;
  const sent = requestText({ ...example, request: { ...example.request, body: alone } }, undefined);
  expect(sent.endsWith(`\n\n< ../../snippets/auth/v1/${example.operation.slug}/photo.png`)).toBe(true);
});

test('Basic has a variable for each half', () => {
  const [example] = publication.examples;
  if (!example) throw new Error('no example');
  const half = (variable: string) => ({ variable, literal: 'x' });
  const credential = {
    kind: 'basic',
    username: half('API_USERNAME'),
    password: half('API_PASSWORD'),
  } as const;
  const headers = [{ name: 'Authorization', value: 'Basic eDp4', credential }];
  const text = requestText({ ...example, request: { ...example.request, headers } }, undefined);
  expect(text).toContain('Authorization: Basic {{api_username}} {{api_password}}');
});
