import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { useServer } from './test-server.ts';

const used = useServer();

type Item = Record<string, { operationId?: string }> & {
  $ref?: string;
  servers?: { url: string }[];
};

/** Every document that the server serves. */
const documents = ['auth/v1', 'auth/v2', 'accounts/v1', 'controls', 'mailbox', 'internal'].map((name) =>
  fileURLToPath(new URL(`../../spec/${name}/openapi.yaml`, import.meta.url)),
);

const methods = ['get', 'post', 'put', 'patch', 'delete'];

function read(file: string) {
  return parse(readFileSync(file, 'utf8'));
}

function operationsOf(file: string): string[] {
  const root = read(file);
  return Object.entries<Item>(root.paths).flatMap(([path, written]) => {
    const item: Item = written.$ref ? read(`${dirname(file)}/${written.$ref}`) : written;
    const { url } = (item.servers ?? root.servers).at(-1);
    const base = new URL(url).pathname.replace(/\/$/, '');
    return methods
      .filter((method) => item[method])
      .map((method) => `${method.toUpperCase()} ${base}${path}`.replace(/\{[^}]+\}/g, '{}'));
  });
}

test('routes and operations agree both ways', () => {
  for (const file of documents) expect([file, existsSync(file)]).toEqual([file, true]);
  const routes = used.server
    .table()
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`.replace(/\{[^}]+\}/g, '{}'));
  const operations = documents.flatMap(operationsOf);
  expect(new Set(operations).size).toBe(operations.length);
  expect(routes.sort()).toEqual(operations.sort());
});
