import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { assemble } from '../../src/assemble.ts';
import { checkLinks } from '../../src/checks/site/links.ts';
import { loadConfig } from '../../src/load/config/load-config.ts';
import { produce, toPublication } from '../../src/produce.ts';

const folder = mkdtempSync(join(tmpdir(), 'docproof-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const long = 'Very long '.repeat(50);
const ids = [
  '../../etc/passwd',
  'a/b/c',
  '..',
  '.',
  'CON',
  'emoji 🎉',
  'Case',
  'case',
  'CASE',
  long,
  '日本語の操作',
  '__proto__',
  'constructor',
  '<script>',
  'a"b\'c',
  'x\u0000y',
  '%2e%2e%2f',
  'guides',
  'index.html',
];
const tags = [
  'Orders',
  'orders',
  'ORDERS',
  'guides',
  'schemas',
  'limits',
  '../up',
  '🎉',
  long,
  '__proto__',
  ...Array.from({ length: 300 }, (_, index) => `Tag ${index}`),
];
const names = ['Order', 'order', '../Order', 'a/b', '🎉', long, '__proto__', 'toString'];

const document = {
  openapi: '3.1.0',
  info: { title: long, version: '1' },
  tags: tags.map((name) => ({ name })),
  paths: {
    ...Object.fromEntries(ids.map((operationId, index) => [`/by-id/${index}`, operation({ operationId })])),
    ...Object.fromEntries(
      tags.map((tag, index) => [`/by-tag/${index}`, operation({ tags: [tag], summary: long })]),
    ),
  },
  components: {
    schemas: Object.fromEntries(
      names.map((name) => [name, { type: 'object', properties: { [name]: { type: 'string' } } }]),
    ),
  },
};

function operation(more: object): object {
  return { get: { ...more, responses: { 200: { description: '</template>-->{{x}}' } } } };
}

function write(path: string, value: unknown): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), JSON.stringify(value));
}

it('gives every name a file of its own inside the site, and every link a page', async () => {
  write('openapi.json', document);
  write('docs.config.json', { apis: [{ id: 'api', versions: [{ id: 'v1', spec: 'openapi.json' }] }] });
  const assembly = await assemble(await loadConfig(folder));
  const about = { target: undefined, builtAt: '2026-01-01T00:00:00Z', toolVersion: '0' };
  const files = [...produce(toPublication(assembly, [], about)).files];
  const paths = files.map(({ path }) => path);
  expect(
    paths.filter((path) => posix.normalize(path) !== path || path.startsWith('..') || path.startsWith('/')),
  ).toEqual([]);
  expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
  expect(paths.filter((path) => path.split('/').some((part) => Buffer.byteLength(part) > 255))).toEqual([]);
  expect(paths.filter((path) => /[\p{C}<>"|?*\\]/u.test(path))).toEqual([]);
  const pages = files.filter(({ about: facts }) => facts?.kind === 'operation');
  expect(pages).toHaveLength(ids.length + tags.length);
  expect([...checkLinks(files)]).toEqual([]);
});
