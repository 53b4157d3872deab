import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeExamples } from '../../examples/make-examples.ts';
import { writeTree } from '../../lib/write-tree.ts';
import { resolveConfig } from '../../load/config/resolve-config.ts';
import { loadDocs } from '../../load/load-docs.ts';
import { checkDocuments } from './index.ts';

interface Shop {
  readonly catalogue?: string;
  readonly conflict?: string;
  readonly missing?: string;
  readonly schema?: string;
  readonly order?: string;
  readonly description?: string;
  readonly guide?: string;
}

/** A small shop: what is not given is as it should be. */
async function rules(shop: Shop): Promise<string[]> {
  const specification = `openapi: 3.0.3
info: { title: Shop, version: '1' }
servers: [{ url: https://api.example.com }]
x-lifetimes: { access-token: PT15M }
x-error-codes:
  TAKEN: { status: '${shop.catalogue ?? '409'}', category: c, meaning: m, cause: c, fix: f }
  NO_ORDER: { status: '404', category: c, meaning: m, cause: c, fix: f }
paths:
  /orders:
    get:
      operationId: listOrders
      description: ${shop.description ?? 'An access token lives 15 minutes.'}
      responses:
        '200':
          description: fine
          content:
            application/json:
              schema: ${shop.schema ?? '{ type: object, properties: { total: { type: integer } } }'}
              examples: { success: { value: ${shop.order ?? '{ total: 1 }'} } }
        '409':
          description: taken
          content: { application/json: { schema: {}, examples: { taken: { $ref: '#/components/examples/taken' } } } }
        '404':
          description: none
          content: { application/json: { schema: {}, examples: { none: ${shop.missing ?? '{ value: { a/b: { code: NO_ORDER } } }'} } } }
components:
  examples:
    taken: { value: { errors: [{ code: ${shop.conflict ?? 'TAKEN'} }] } }
`;
  const root = mkdtempSync(join(tmpdir(), 'docproof-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const guide = `---\ntitle: A\n---\n\n# A\n\n${shop.guide ?? 'Text.'}\n`;
  await writeTree(root, [
    { path: 'spec/v1/openapi.yaml', content: specification },
    { path: 'guides/a.md', content: guide },
  ]);
  const apis = [
    { id: 'shop', versions: [{ id: 'v1', spec: 'spec/v1/openapi.yaml', guides: 'guides/**/*.md' }] },
  ];
  const docs = await loadDocs(resolveConfig({ apis }, root, 'docs.config.ts'));
  const examples = docs.apis
    .flatMap((api) => api.versions)
    .flatMap((version) => makeExamples(version).examples);
  return [...new Set(checkDocuments(docs, examples).map((finding) => finding.rule))];
}

test('good documents', async () => {
  expect(await rules({})).toEqual([]);
  expect(
    await rules({ guide: 'The access token lives {fact:shop.v1.lifetimes.access-token|minutes} minutes.' }),
  ).toEqual([]);
});

test('times of something else', async () => {
  expect(await rules({ guide: 'Refresh about a minute before the access token expires.' })).toEqual([]);
  expect(await rules({ guide: 'Refresh two minutes before the access token expires.' })).toEqual([]);
});

describe('bad ones', () => {
  test.each<[string, Shop]>([
    ['a code that the catalogue does not have', { conflict: 'TAKN' }],
    ['a status that the catalogue has otherwise', { catalogue: '422' }],
    ['one example under two statuses', { missing: "{ $ref: '#/components/examples/taken' }" }],
    ['a code behind a name with a slash', { missing: '{ value: { a/b: { code: NONE } } }' }],
  ])('error-code-known: %s', async (_, shop) => {
    expect(await rules(shop)).toContain('error-code-known');
  });

  test.each<[string, Shop]>([
    ['another type', { order: '{ total: one }' }],
    ['null where it is not allowed', { order: '{ total: null }' }],
  ])('example-matches-schema: %s', async (_, shop) => {
    expect(await rules(shop)).toContain('example-matches-schema');
  });

  test.each([
    'An access token lives 20 minutes.',
    'An access token lives twenty minutes.',
    'The access-token lifetime is 20min.',
    'After half an hour your access token is dead.',
    'Access tokens last an hour.',
    'Your access token expires after 1,800 seconds.',
  ])('fact-contradicted: %s', async (text) => {
    expect(await rules({ guide: text })).toContain('fact-contradicted');
    expect(await rules({ description: `'${text}'` })).toContain('fact-contradicted');
  });

  test.each([
    'An access token lives fifteen minutes.',
    'A 15-minute access token.',
    'Access tokens live 900 seconds.',
  ])('fact-restated in a guide, not in the specification: %s', async (text) => {
    expect(await rules({ guide: text })).toEqual(['fact-restated']);
    expect(await rules({ description: `'${text}'` })).toEqual([]);
  });
});
