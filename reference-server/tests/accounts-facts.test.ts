import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { accountsStyle } from '../src/accounts/error-style.ts';
import { accountsLimits } from '../src/accounts/limits.ts';
import { readConfig } from '../src/config/read-config.ts';
import { readDuration } from '../src/controls/duration.ts';
import type { ErrorCode } from '../src/errors/catalogue.ts';
import { lifetimes } from '../src/tokens/lifetimes.ts';

type Stated = { id: string; limit: number; window: string };

const folder = new URL('../../spec/accounts/v1/', import.meta.url);
const read = (path: string) => parse(readFileSync(new URL(path, folder), 'utf8'));
const root = read('openapi.yaml');

test('the server has exactly the limits that the specification states', () => {
  const stated: Stated[] = [...root['x-rate-limits'], ...read('paths/user.yaml').get['x-rate-limits']];
  expect(stated.map(({ id, limit, window }) => [id, limit, readDuration(window)])).toEqual(
    Object.values(accountsLimits).map(({ name, limit, windowSeconds }) => [name, limit, windowSeconds]),
  );
});

test('the access token lives by default as long as the specification states', () => {
  const { value } = root['x-lifetimes']['access-token'];
  expect(readConfig(undefined, {}).security.token_expiry).toBe(readDuration(value));
});

test('the other lifetimes are those that the specification states', () => {
  const { 'refresh-token': refresh, 'refresh-token-remembered': remembered, lockout } = root['x-lifetimes'];
  expect([refresh, remembered.value, lockout].map(readDuration)).toEqual([
    lifetimes.refreshToken,
    lifetimes.refreshTokenRemembered,
    lifetimes.lockout,
  ]);
});

test('every code has the status that the specification states', () => {
  for (const [code, { status }] of Object.entries<{ status: string }>(root['x-error-codes'])) {
    expect([code, String(accountsStyle.statusOf(code as ErrorCode))]).toEqual([code, status]);
  }
});
