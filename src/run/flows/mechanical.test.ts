import { expect, test } from 'vitest';
import { named, operation, response } from '../../examples/operation.test-data.ts';
import type { HttpRequest } from '../../model/example.ts';
import { mechanicalRequest } from './mechanical.ts';

const good: HttpRequest = {
  method: 'POST',
  origin: 'https://api.example.com',
  target: '/orders',
  headers: [
    { name: 'content-type', value: 'application/json' },
    {
      name: 'Authorization',
      value: 'Bearer t',
      credential: { kind: 'pieces', pieces: ['Bearer ', { variable: 'ACCESS_TOKEN', literal: 't' }] },
    },
    { name: 'X-Tag', value: 'x' },
  ],
  body: { kind: 'json', mediaType: 'application/json', value: { a: 1 } },
  credentials: [],
  files: [],
};
const { body: _, ...bare } = good;
const open: HttpRequest = { ...bare, headers: [] };

function alter(status: string, name: string, request = good, others: readonly string[] = []) {
  const asked = operation();
  const expected = { response: response(status), example: named(name, {}) };
  return mechanicalRequest(
    asked,
    expected,
    request,
    others.map((method) => operation({ method })),
  );
}

test('another method is one that the path does not have', () => {
  expect(alter('405', 'method_not_allowed')).toMatchObject({
    method: 'PUT',
    headers: [{ name: 'Authorization' }, { name: 'X-Tag' }],
  });
  expect(alter('405', 'method_not_allowed')?.body).toBeUndefined();
  expect(alter('405', 'method_not_allowed', good, ['PUT', 'PATCH'])?.method).toBe('DELETE');
  expect(alter('405', 'method_not_allowed', good, ['PUT', 'PATCH', 'DELETE'])).toBeUndefined();
});

test('another body keeps the credentials', () => {
  expect(alter('415', 'unsupported_media_type')).toMatchObject({
    headers: [{ name: 'Content-Type', value: 'text/plain' }, { name: 'Authorization' }, { name: 'X-Tag' }],
    body: { kind: 'text' },
  });
  const broken = alter('400', 'malformed_json')?.body;
  expect(() => JSON.parse(broken?.kind === 'text' ? broken.text : '{}')).toThrow();
  const large = alter('413', 'payload_too_large')?.body;
  expect(large?.kind === 'text' && large.text.length).toBeGreaterThan(131_072);
  expect(alter('415', 'unsupported_media_type', open)).toBeUndefined();
});

test('without credentials, or with spoilt ones', () => {
  expect(alter('401', 'authentication_required')?.headers.map((each) => each.name)).toEqual([
    'content-type',
    'X-Tag',
  ]);
  expect(alter('401', 'invalid_token')?.headers[1]?.value).toBe('Bearer not-a-token');
});

test('a request that has no credentials is not sent as it is', () => {
  expect(alter('401', 'authentication_required', open)).toBeUndefined();
  expect(alter('401', 'invalid_token', open)).toBeUndefined();
});

test('other answers are for flows to reach', () => {
  expect(alter('404', 'not_found')).toBeUndefined();
  expect(alter('400', 'method_not_allowed')).toBeUndefined();
});
