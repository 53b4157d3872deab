import { expect, test } from 'vitest';
import type { HttpRequest } from '../model/example.ts';
import { hasCredential, withOtherCredential, withoutCredentials } from './credentials.ts';

const key = { variable: 'API_KEY', literal: 'k 1' };
const open: HttpRequest = {
  method: 'GET',
  origin: 'https://api.example.com',
  target: '/orders?page=2',
  headers: [{ name: 'X-Tag', value: 'x' }],
  credentials: [],
  files: [],
};
const secured: HttpRequest = {
  ...open,
  target: '/orders?page=2&key=k%201',
  targetPieces: ['/orders?page=2&key=', key],
  headers: [
    ...open.headers,
    { name: 'Authorization', value: 'Bearer k 1', credential: { kind: 'pieces', pieces: ['Bearer ', key] } },
    {
      name: 'Cookie',
      value: 'theme=dark; session=k 1',
      credential: { kind: 'pieces', pieces: ['theme=dark; session=', key] },
    },
  ],
  credentials: [key],
};
const basic: HttpRequest = {
  ...open,
  headers: [
    {
      name: 'Authorization',
      value: 'Basic azE6',
      credential: { kind: 'basic', username: key, password: key },
    },
  ],
};

test('where a request carries a credential', () => {
  expect([open, secured, basic, { ...open, targetPieces: ['/?k=', key] }].map(hasCredential)).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

test('without them everything else stays', () => {
  expect(withoutCredentials(secured)).toEqual({
    ...open,
    headers: [...open.headers, { name: 'Cookie', value: 'theme=dark' }],
  });
  expect(withoutCredentials({ ...open, target: '/?k=1', targetPieces: ['/?k=', key] }).target).toBe('/');
  expect(withoutCredentials(basic).headers).toEqual([]);
});

test('another one stands in the same places', () => {
  const spoilt = withOtherCredential(secured, 'wrong');
  expect(spoilt.target).toBe('/orders?page=2&key=wrong');
  expect(spoilt.headers.map(({ value }) => value)).toEqual([
    'x',
    'Bearer wrong',
    'theme=dark; session=wrong',
  ]);
  expect(withOtherCredential(basic, 'wrong').headers[0]?.value).toBe('Basic wrong');
});
