import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkDocuments } from '../../src/checks/documents/index.ts';
import { writeTree } from '../../src/lib/write-tree.ts';
import { loadConfig } from '../../src/load/config/load-config.ts';
import { resolveConfig } from '../../src/load/config/resolve-config.ts';
import { loadDocs } from '../../src/load/load-docs.ts';
import type { Finding } from '../../src/model/finding.ts';

const root = join(import.meta.dirname, '..', '..');
const ours = ['migration-complete', 'deprecation-dated', 'sunset-ahead'];

const spec = (path: string, operation = '', rest = '') => `openapi: 3.1.0
info: { title: Shop, version: '1' }
servers: [{ url: https://api.example.com }]
${rest}
paths:
  ${path}:
    get:
      ${operation}
      responses: { '200': { description: fine } }
`;

async function findings(
  v1: string,
  v2: string,
  guide: string,
  migrates = '{ from: v1, to: v2 }',
): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'docproof-migration-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await writeTree(folder, [
    { path: 'spec/v1/openapi.yaml', content: v1 },
    { path: 'spec/v2/openapi.yaml', content: v2 },
    {
      path: 'guides/v2/migrate.md',
      content: `---\ntitle: Migrate\nmigrates: ${migrates}\n---\n\n# Migrate\n\n${guide}\n`,
    },
  ]);
  const version = (id: string) => ({ id, spec: `spec/${id}/openapi.yaml`, guides: `guides/${id}/*.md` });
  const apis = [{ id: 'shop', versions: [version('v1'), version('v2')] }];
  const docs = await loadDocs(resolveConfig({ apis }, folder, 'docs.config.ts'));
  return checkDocuments(docs, []).filter(({ rule }) => ours.includes(rule));
}

test('a guide names each breaking change', async () => {
  const [v1, v2] = [spec('/orders'), spec('/purchases')];
  expect(await findings(v1, v2, 'Instead of `GET /orders` there are purchases.')).toEqual([]);
  expect(await findings(v1, v2, 'Nothing that is called `/orders-of-others` matters.')).toMatchObject([
    {
      severity: 'error',
      rule: 'migration-complete',
      message: 'The guide does not name a breaking change: `GET /orders`: is gone',
      location: { file: 'guides/v2/migrate.md', line: 3 },
    },
  ]);
});

test('a version that nobody knows', async () => {
  const found = await findings(spec('/a'), spec('/a'), 'Text.', '{ from: v0, to: v2 }');
  expect(found).toMatchObject([{ rule: 'migration-complete', expected: 'shop/v1, shop/v2' }]);
});

test.each([
  ['without a day', spec('/a', 'deprecated: true'), ['deprecation-dated']],
  ['with a day of its own', spec('/a', 'deprecated: true\n      x-sunset: 2999-01-01'), []],
  ['with the day of the document', spec('/a', 'deprecated: true', 'x-sunset: 2999-01-01'), []],
  ['after its day', spec('/a', 'deprecated: true', "x-sunset: '2020-01-01'"), ['sunset-ahead']],
])('deprecated %s', async (_, v1, rules) => {
  const found = await findings(v1, spec('/a'), 'Text.');
  expect(found.map(({ rule }) => rule)).toEqual(rules);
});

test('our own guide names what broke, and a guide that leaves something out is caught', async () => {
  const docs = await loadDocs(await loadConfig(root));
  const told = (text: (markdown: string) => string) => {
    const apis = docs.apis.map((api) => ({
      ...api,
      versions: api.versions.map((version) => ({
        ...version,
        guides: version.guides.map((guide) =>
          guide.path === 'migrate-from-v1' ? { ...guide, markdown: text(guide.markdown) } : guide,
        ),
      })),
    }));
    return checkDocuments({ ...docs, apis }, []).filter(({ rule }) => ours.includes(rule));
  };
  expect(readFileSync(join(root, 'guides/auth/v2/migrate-from-v1.md'), 'utf8')).toMatch(
    /^migrates: \{ from: v1, to: v2 \}$/m,
  );
  expect(told((markdown) => markdown)).toEqual([]);
  const [found, ...others] = told((markdown) => markdown.replaceAll('/gdpr/account/delete', '/gdpr/account'));
  expect([found?.message, others]).toEqual([
    'The guide does not name a breaking change: `DELETE /gdpr/account`: was `POST /gdpr/account/delete`',
    [],
  ]);
  expect(told((markdown) => markdown.replaceAll(/\b422\b/g, '')).length).toBe(5);
});
