import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { openScene } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

type Limited = { 'x-rate-limits'?: { id: string }[] };
type Item = { $ref?: string } & Record<string, Limited>;

const read = (path: string) =>
  parse(readFileSync(new URL(`../../spec/auth/v2/${path}`, import.meta.url), 'utf8'));
const root = read('openapi.yaml');
const operations = Object.entries<Item>(root.paths).flatMap(([path, written]) => {
  const item: Item = written.$ref ? read(written.$ref) : written;
  return ['get', 'post', 'delete'].flatMap((method) => {
    const operation = item[method];
    const stated = (operation?.['x-rate-limits'] ?? root['x-rate-limits']).map(
      ({ id }: { id: string }) => id,
    );
    return operation ? [{ method: method.toUpperCase(), path: path.replace(/\{\w+\}/, 'x'), stated }] : [];
  });
});

test.each(operations)('$method $path tells of no limit but those that it states', async (operation) => {
  const { method, path, stated } = operation;
  const scene = await openScene(used, 'v2');
  const body = method === 'GET' ? undefined : {};
  const asText = { 'Content-Type': 'text/plain' };
  const replies = [
    await scene.send(method, scene.path(path), body),
    await scene.send(method, scene.path(path), body && 'x', asText),
    await scene.send('PUT', scene.path(path)),
    await scene.send(method, scene.path(path), body, { Authorization: 'Bearer x' }),
  ];
  for (const { headers, status } of replies) {
    const told = [...String(headers.ratelimit).matchAll(/"([a-z-]+)"/g)].map(([, name]) => name);
    expect([status, told.length]).not.toEqual([status, 0]);
    for (const name of told) expect([status, stated]).toEqual([status, expect.arrayContaining([name])]);
  }
});
