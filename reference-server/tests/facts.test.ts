import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readDuration } from '../src/controls/duration.ts';
import type { ErrorCode } from '../src/errors/catalogue.ts';
import { lifetimes } from '../src/tokens/lifetimes.ts';
import { v1, v2 } from '../src/versions.ts';

type Stated = { id: string; limit: number; window: string };

/** An entry of `x-lifetimes`: the duration, or the duration with the terms that name it. */
type Lifetime = string | { readonly value: string };

function durationOf(lifetime: Lifetime): string {
  return typeof lifetime === 'string' ? lifetime : lifetime.value;
}

const read = (version: string, path: string) =>
  parse(readFileSync(new URL(`../../spec/auth/${version}/${path}`, import.meta.url), 'utf8'));

describe.each([v1, v2])('$name', (version) => {
  const root = read(version.name, 'openapi.yaml');
  const paths = () =>
    Object.values<{ $ref?: string }>(root.paths).map((path) =>
      path.$ref ? read(version.name, path.$ref) : path,
    );

  test('the server has every limit that the specification states, with the same numbers', () => {
    const operations = paths().flatMap(({ get, post, delete: remove }) =>
      [get, post, remove].filter(Boolean),
    );
    const stated: Stated[] = [root, ...operations].flatMap((each) => each['x-rate-limits'] ?? []);
    expect(stated.length).toBeGreaterThan(0);
    const own = Object.values(version.limits).map(({ name, limit, windowSeconds }) => [
      name,
      limit,
      windowSeconds,
    ]);
    for (const { id, limit, window } of stated) expect(own).toContainEqual([id, limit, readDuration(window)]);
  });

  test('the server has every lifetime that the specification states', () => {
    const stated = Object.values<Lifetime>(root['x-lifetimes']).map(durationOf).map(readDuration);
    expect(stated.length).toBeGreaterThan(0);
    for (const seconds of stated) expect(Object.values(lifetimes)).toContain(seconds);
  });

  test('the server and the specification know the same error codes with the same status', () => {
    const stated = Object.entries<{ status: string | number }>(root['x-error-codes']);
    expect(stated.length).toBeGreaterThan(0);
    for (const [code, { status }] of stated) {
      expect([code, String(version.statusOf(code as ErrorCode))]).toEqual([code, String(status)]);
      expect(version.codes).not.toHaveProperty(code);
    }
  });
});

test('the server announces the end of v1 as the specification does', () => {
  const header = (name: string) => read('v1', `headers/${name}.yaml`).schema.enum[0];
  expect(v1.headers).toEqual({
    Deprecation: header('deprecation'),
    Sunset: header('sunset'),
    Link: header('link'),
  });
});
