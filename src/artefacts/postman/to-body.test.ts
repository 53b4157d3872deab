import { expect, test } from 'vitest';
import type { RequestContent } from '../../model/example.ts';
import { publication } from '../publication.test-data.ts';
import { boundValues } from './bound-values.ts';
import { toBody } from './to-body.ts';
import { toRequest } from './to-request.ts';

const [example] = publication.examples;
const version = publication.docs.apis[0]?.versions[0];
if (!example || !version) throw new Error('no example');
const bound = boundValues(version, new Map());

function bodyOf(body: RequestContent) {
  return example && toBody({ ...example, request: { ...example.request, body } }, bound);
}

const file = { name: 'photo.png', base64: 'iVBORw0KGgo=' };

test('parts are fields of a form, each with its type', () => {
  const parts = [
    { name: 'title', headers: [], content: { text: 'a' } },
    { name: 'meta', contentType: 'application/json', headers: [], content: { text: '{}' } },
    { name: 'photo', filename: 'photo.png', contentType: 'image/png', headers: [], content: { file } },
  ];
  expect(bodyOf({ kind: 'multipart', mediaType: 'multipart/form-data', parts })).toEqual({
    mode: 'formdata',
    formdata: [
      { key: 'title', type: 'text', value: 'a' },
      { key: 'meta', type: 'text', value: '{}', contentType: 'application/json' },
      { key: 'photo', type: 'file', src: 'files/auth-v1/login/photo.png', contentType: 'image/png' },
    ],
  });
});

test('a file is named, digits are kept', () => {
  expect(bodyOf({ kind: 'file', mediaType: 'image/png', file })).toEqual({
    mode: 'file',
    file: { src: 'files/auth-v1/login/photo.png' },
  });
  const text = '{"id":9007199254740993}';
  expect(bodyOf({ kind: 'json', mediaType: 'application/json', value: { id: 0 }, text })).toMatchObject({
    raw: text,
  });
});

test('Basic is an authorisation of its own', () => {
  const half = (variable: string) => ({ variable, literal: 'x' });
  const credential = {
    kind: 'basic',
    username: half('API_USERNAME'),
    password: half('API_PASSWORD'),
  } as const;
  const headers = [{ name: 'Authorization', value: 'Basic eDp4', credential }];
  const request = toRequest(
    { ...example, request: { ...example.request, headers } },
    { server: undefined, bound, inherited: { type: 'noauth' } },
  );
  expect(request.header).toEqual([]);
  expect(request.auth).toEqual({
    type: 'basic',
    basic: [
      { key: 'username', value: '{{api_username}}', type: 'string' },
      { key: 'password', value: '{{api_password}}', type: 'string' },
    ],
  });
});
