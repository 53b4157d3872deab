import { expect, test } from 'vitest';
import { decodeJwt } from './jwt.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a token is taken apart', () => {
  const token = `${part({ alg: 'RS256' })}.${part({ sub: 'é' })}`;
  expect(decodeJwt(`${token}.c2ln`)).toEqual({
    header: { alg: 'RS256' },
    claims: { sub: 'é' },
    signed: true,
  });
  expect(decodeJwt(`${token}.`)?.signed).toBe(false);
});

test.each([
  '',
  '..',
  'a.b.c',
  `${part({})}.${part({})}`,
  `${part({})}.${part({})}.x.y`,
  `${part([])}.${part({})}.x`,
  `${part({})}.${part(null)}.x`,
  ` ${part({})}.${part({})}.x`,
])('%j is none', (text) => expect(decodeJwt(text)).toBeUndefined());
