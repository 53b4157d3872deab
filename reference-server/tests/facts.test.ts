import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readDuration } from '../src/controls/duration.ts';
import { catalogue } from '../src/errors/catalogue.ts';
import { limitsV1 } from '../src/limits/limits.ts';
import { lifetimes } from '../src/tokens/lifetimes.ts';
import { v1 } from '../src/versions.ts';

type Stated = { id: string; limit: number; window: string };

const folder = new URL('../../spec/auth/v1/', import.meta.url);
const read = (path: string) => parse(readFileSync(new URL(path, folder), 'utf8'));
const root = read('openapi.yaml');
const paths = Object.values<{ $ref?: string }>(root.paths).map((path) =>
  path.$ref ? read(path.$ref) : path,
);
const operations = paths.flatMap((path) => [path.get, path.post].filter(Boolean));

test('the server has every limit that the specification states, with the same numbers', () => {
  const stated: Stated[] = [root, ...operations].flatMap((each) => each['x-rate-limits'] ?? []);
  expect(stated.length).toBeGreaterThan(0);
  const own = Object.values(limitsV1).map(({ id, limit, windowSeconds }) => ({ id, limit, windowSeconds }));
  for (const { id, limit, window } of stated) {
    expect(own).toContainEqual({ id: `v1-${id}`, limit, windowSeconds: readDuration(window) });
  }
});

/** An entry of `x-lifetimes`: the duration, or the duration with the terms that name it. */
type Lifetime = string | { readonly value: string };

function durationOf(lifetime: Lifetime): string {
  return typeof lifetime === 'string' ? lifetime : lifetime.value;
}

test('the server has every lifetime that the specification states', () => {
  const stated = Object.values<Lifetime>(root['x-lifetimes']).map(durationOf).map(readDuration);
  expect(stated.length).toBeGreaterThan(0);
  for (const seconds of stated) expect(Object.values(lifetimes)).toContain(seconds);
});

test('the server and the specification know the same error codes with the same status', () => {
  const stated = Object.entries<{ status: string | number }>(root['x-error-codes']);
  expect(stated.length).toBeGreaterThan(0);
  for (const [code, { status }] of stated) {
    expect([code, String(catalogue[code as keyof typeof catalogue]?.status)]).toEqual([code, String(status)]);
  }
});

test('the server announces the end of v1 as the specification does', () => {
  const header = (name: string) => read(`headers/${name}.yaml`).schema.enum[0];
  expect(v1.headers).toEqual({
    Deprecation: header('deprecation'),
    Sunset: header('sunset'),
    Link: header('link'),
  });
});
