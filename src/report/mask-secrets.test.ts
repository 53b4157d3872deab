import { describe, expect, test } from 'vitest';
import { isSecretName } from '../lib/secrets.ts';
import { findSecrets, maskSecrets } from './mask-secrets.ts';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.c2lnbmF0dXJl';

describe('maskSecrets', () => {
  test.each([
    ['a JWT', `got ${jwt}.`, 'got eyJ***.'],
    ['a bearer value', 'Authorization: Bearer 2YotnFZFEjr1zCsicMWpAA', 'Authorization: Bearer ***'],
    ['basic credentials', 'authorization: basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==', 'authorization: basic ***'],
    ['a refresh token', 'reused `rt_9fK2mQ7xLpW4`', 'reused `rt_***`'],
    ['a temporary token', '/verify?t=tmp_9fK2mQ7xLpW4&x=1', '/verify?t=tmp_***&x=1'],
    ['a JSON password', '{"password": "hunter2!", "a": 1}', '{"password": "***", "a": 1}'],
    ['a password with an escaped quote', '{"password":"a\\"b","x":"y"}', '{"password":"***","x":"y"}'],
    [
      'JSON inside a JSON string',
      '{"body":"{\\"new_password\\":\\"hunter2\\"}"}',
      '{"body":"{\\"new_password\\":\\"***\\"}"}',
    ],
    ['a form password', 'email=a%40b.c&password=hunter2&x=1', 'email=a%40b.c&password=***&x=1'],
    ['a cookie line', 'Cookie: sid=abcdef; theme=dark\nAccept: */*', 'Cookie: ***\nAccept: */*'],
    ['an API key header', 'X-Api-Key: k1234\r\nHost: x', 'X-Api-Key: ***\r\nHost: x'],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----', '***'],
  ])('masks %s', (_, given, want) => {
    expect(maskSecrets(given, new Set())).toBe(want);
  });

  test.each([
    'Bearer authentication is required',
    'the error code is `INVALID_REFRESH_TOKEN`',
    '{"token_type": "Bearer", "expires_in": 900}',
    'Authorization: Bearer $ACCESS_TOKEN',
    '{"refresh_token": "{{refresh_token}}", "password": "…"}',
    'the folder tmp_directory_name',
    'password: must have 12 characters',
    'X-RateLimit-Limit: 10\nContent-Type: application/json',
    '3f786850e387550fdab836ed7e6dc881de23001b',
  ])('leaves %s', (text) => {
    expect(maskSecrets(text, new Set())).toBe(text);
  });

  test('leaves what the documentation prints', () => {
    const allowed = new Set([jwt, 'rt_2gXQ8jZv3mNkPqRs', 'SecurePass123!']);
    const text = `Authorization: Bearer ${jwt}\n{"refresh_token":"rt_2gXQ8jZv3mNkPqRs","password":"SecurePass123!"}`;
    expect(maskSecrets(text, allowed)).toBe(text);
    expect(maskSecrets(text.replace('2gX', '3gX'), allowed)).toBe(
      `Authorization: Bearer ${jwt}\n{"refresh_token":"rt_***","password":"SecurePass123!"}`,
    );
  });

  test('masks twice what it masks once', () => {
    const once = maskSecrets(`Bearer ${jwt} {"password":"x1"} rt_9fK2mQ7xLpW4`, new Set());
    expect(maskSecrets(once, new Set())).toBe(once);
  });
});

test('findSecrets says what a text prints', () => {
  expect(findSecrets(`curl -H "Authorization: Bearer ${jwt}" -d '{"password":"SecurePass123!"}'`)).toEqual(
    expect.arrayContaining([jwt, 'SecurePass123!']),
  );
});

test.each([
  ['password', true],
  ['current_password', true],
  ['X-Docs-Token', true],
  ['clientSecret', true],
  ['token_type', false],
  ['email', false],
])('isSecretName(%s) is %s', (name, want) => {
  expect(isSecretName(name)).toBe(want);
});
