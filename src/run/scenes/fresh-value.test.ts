import { expect, test } from 'vitest';
import type { FlowInput } from '../../model/flow.ts';
import type { Json } from '../../model/json.ts';
import { freshValue } from './fresh-value.ts';

function fresh(kind: FlowInput['fresh'], literal: Json): Json {
  return freshValue({ name: 'x', literal, location: { file: 'a' }, ...(kind ? { fresh: kind } : {}) });
}

test.each([
  ['email', 'john.doe@example.com', /^john\.doe\.[0-9a-f]{12}@example\.com$/],
  ['email', 'a+tag@sub.example.org', /^a\+tag\.[0-9a-f]{12}@sub\.example\.org$/],
  ['email', 5, /^reader\.[0-9a-f]{12}@example\.com$/],
  ['email', `${'a'.repeat(64)}@example.com`, /^[^@]{1,64}@example\.com$/],
  ['username', 'john_doe', /^john_doe_[0-9a-f]{12}$/],
  ['username', 'a'.repeat(40), /^.{1,30}$/],
  ['fingerprint', 'fp_7c9e6679f2b14c0a', /^fp_[0-9a-f]{16}$/],
  ['fingerprint', '7c9e6679f2b14c0a7c9e6679f2b14c0a', /^[0-9a-f]{32}$/],
  ['fingerprint', 'Kj3', /^[0-9A-Za-z]{12}$/],
  ['uuid', '', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
] as const)('%s for %s', (kind, literal, pattern) => {
  const values = Array.from({ length: 50 }, () => fresh(kind, literal));
  for (const value of values) expect(value).toMatch(pattern);
  expect(new Set(values).size).toBe(50);
});

test('what need not be fresh is the literal', () => {
  expect(fresh(undefined, { a: [1] })).toEqual({ a: [1] });
});
