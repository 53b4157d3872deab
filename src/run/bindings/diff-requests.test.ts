import { expect, test } from 'vitest';
import type { HttpRequest } from '../../model/example.ts';
import type { Json } from '../../model/json.ts';
import { diffRequests } from './diff-requests.ts';

function request(more: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'POST',
    origin: 'https://a.example',
    target: '/',
    headers: [],
    credentials: [],
    files: [],
    ...more,
  };
}

function body(value: Json): HttpRequest {
  return request({ body: { kind: 'json', mediaType: 'application/json', value } });
}

test('path segments, decoded', () => {
  expect(diffRequests(request({ target: '/users/a%40b/x' }), request({ target: '/users/c%2Fd/x' }))).toEqual([
    { literal: 'a@b', live: 'c/d', place: { in: 'path' } },
  ]);
});

test('the second value of a name stands for the second', () => {
  const live = request({ target: '/?id=x&page=2&id=y' });
  expect(diffRequests(request({ target: '/?id=a&id=b&page=2' }), live)).toEqual([
    { literal: 'a', live: 'x', place: { in: 'query', name: 'id' } },
    { literal: 'b', live: 'y', place: { in: 'query', name: 'id' } },
  ]);
  expect(diffRequests(request({ target: '/?id=a&id=b' }), request({ target: '/?id=a' }))).toEqual([]);
});

test('headers, credentials behind their prefix, cookies one by one', () => {
  const token = { variable: 'ACCESS_TOKEN', literal: 'aaa' };
  const credential = { kind: 'pieces', pieces: ['Bearer ', token] } as const;
  const documented = request({
    headers: [
      { name: 'Authorization', value: 'Bearer aaa', credential },
      { name: 'Cookie', value: 'theme=dark; session=s1' },
      { name: 'X-Same', value: 'x' },
    ],
  });
  const live = request({
    headers: [
      { name: 'authorization', value: 'Bearer bbb' },
      { name: 'Cookie', value: 'session=s2; theme=dark' },
      { name: 'X-Same', value: 'x' },
    ],
  });
  expect(diffRequests(documented, live)).toEqual([
    { literal: 'aaa', live: 'bbb', place: { in: 'header', name: 'Authorization' } },
    { literal: 's1', live: 's2', place: { in: 'cookie', name: 'session' } },
  ]);
  const other = request({ headers: [{ name: 'Authorization', value: 'Basic abc' }] });
  expect(diffRequests(documented, other)).toEqual([]);
});

test('JSON strings and numbers where both have one', () => {
  const documented = body({ a: 'x', b: [{ 'c/d': 'y' }], n: 42, t: true, gone: 'z', other: 'w' });
  const live = body({ a: 'x', b: [{ 'c/d': 'Y' }], n: 1001, t: false, other: 5 });
  expect(diffRequests(documented, live)).toEqual([
    { literal: 'y', live: 'Y', place: { in: 'body', pointer: '/b/0/c~1d' } },
    { literal: '42', live: '1001', place: { in: 'body', pointer: '/n' } },
  ]);
});

test('forms by name', () => {
  const form = (...pairs: [string, string][]) =>
    request({ body: { kind: 'form', mediaType: 'application/x-www-form-urlencoded', pairs } });
  expect(diffRequests(form(['a', '1'], ['b', '2']), form(['b', '3'], ['a', '1']))).toEqual([
    { literal: '2', live: '3', place: { in: 'form', name: 'b' } },
  ]);
});
