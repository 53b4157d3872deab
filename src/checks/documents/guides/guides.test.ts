import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { writeTree } from '../../../lib/write-tree.ts';
import { resolveConfig } from '../../../load/config/resolve-config.ts';
import { loadDocs } from '../../../load/load-docs.ts';
import { checkDocuments } from '../index.ts';

const specification = `openapi: 3.1.0
info:
  title: Shop
  version: '1'
  description: Write to help@shop.example.io. Tokens are signed by RS256.
servers: [{ url: https://api.shop.io/v1 }]
x-lifetimes: { access-token: PT15M, refresh-token: P7D }
x-sunset: { sunset: '2027-10-01', deprecation: '2025-10-01' }
x-rate-limits:
  - { id: order-per-ip, limit: 10, window: PT1M, per: ip, policy: p }
  - { id: order-per-user, limit: 5, window: PT1H, per: user, policy: p }
x-error-codes:
  TAKEN_NAME: { status: '409', category: c, meaning: m, cause: c, fix: f }
  NO_ORDER: { status: '404', category: c, meaning: m, cause: c, fix: f }
paths:
  /orders:
    get:
      operationId: listOrders
      parameters:
        - { name: per_page, in: query, schema: { type: integer, minimum: 1, default: 20 } }
      responses:
        '200':
          description: fine
          headers:
            Cache-Control: { schema: { type: string, const: no-store } }
            X-Left: { schema: { type: integer } }
          content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } }
        '401': { description: no token }
        '404': { description: none }
        '409': { description: taken }
    post: { operationId: order, responses: { '201': { description: made }, '401': { description: no token } } }
components:
  schemas:
    Order:
      type: object
      properties:
        order_name: { type: string, minLength: 3, maxLength: 40 }
        code: { type: string, pattern: '^[0-9]{6}$' }
        source: { $ref: '#/components/schemas/Source' }
        kind: { type: string, enum: [unlock, admin] }
    Source: { type: object, properties: { pointer: { type: string }, parameter: { type: string } } }
`;

/** Rules that speak of a guide, as `line rule`. */
async function say(markdown: string, version = 'v1'): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'docproof-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  await writeTree(root, [
    { path: 'spec/openapi.yaml', content: specification },
    { path: 'spec/v2.yaml', content: specification.replace('limit: 10', 'limit: 12') },
    { path: `guides/${version}/a.md`, content: markdown },
  ]);
  const versions = ['v1', 'v2'].map((id) => ({
    id,
    spec: id === 'v1' ? 'spec/openapi.yaml' : 'spec/v2.yaml',
    guides: `guides/${id}/*.md`,
  }));
  const docs = await loadDocs(resolveConfig({ apis: [{ id: 'shop', versions }] }, root, 'docs.config.ts'));
  return checkDocuments(docs, [])
    .filter(({ location }) => location.file.startsWith('guides/'))
    .map(({ rule, location }) => `${location.line} ${rule}`);
}

const fence = '```';
const list = '\n\n- a\n- b\n';
const answer = `\n\n${fence}json response status=401\n{}\n${fence}\n`;
const page = `${fence}bash\ncurl x\n${fence}${answer}\n`;

describe('a sentence that is true gives nothing', () => {
  test.each([
    'Send `order_name` and read `source.pointer`, `X-Left`, `Retry-After` and the `Accept` header.',
    '`NO_ORDER` answers 404. `/v1/orders` and `/orders` are paths; `per_page` is 20.',
    'It says `Cache-Control: no-store`. A name has 3 to 40 characters, a code has six digits.',
    `There are two ways:${list}`,
    'An access token lives {fact:shop.v1.lifetimes.access-token|minutes} minutes.',
    'A network address may order {fact:shop.v1.rate-limits.order-per-ip.limit} times a minute, a user {fact:shop.v1.rate-limits.order-per-user.limit} times an hour.',
    'In v2 it is {fact:shop.v2.rate-limits.order-per-ip.limit}.',
    'Read [listOrders](#tag/operations/operation/listOrders) and [this](#tag/operations/operation/order).',
    'Write to [help@shop.example.io](mailto:help@shop.example.io) or to you@example.com, by RS256.',
    '`Sunset` (RFC 8594) and `Deprecation` (RFC 9745) came within 24 hours, a minute before the end.',
    `${page}This 401 says nothing. Instead of waiting for a 401, order.`,
    `${fence}bash\nmy_helper\n${fence}\n\nCall \`my_helper\`, \`mkdir\` and \`localStorage\`.`,
    '---\nwords: [cors_origins]\n---\n\nSet `cors_origins`.',
    '## Step 1: a\n\n## Step 2: b\n\nGo back to step 1.',
    '[`NO_ORDER`](/errors#NO_ORDER) and a 502 from a proxy.',
  ])('%s', async (text) => expect(await say(`${text}\n`)).toEqual([]));
});

describe('a sentence that is false', () => {
  test.each<[string, string]>([
    ['Send `order_title`.', 'name-known'],
    ['Send `"ordername": 1` and `"order_nam": 2`.', 'name-known'],
    ['It answers `NO_ORDERS`.', 'name-known'],
    ['Read `source.field`.', 'name-known'],
    ['Look at `X-Remaining`.', 'name-known'],
    ['Look at the `Authentication` header.', 'name-known'],
    ['It says `Cache-Control: private`.', 'name-known'],
    ['Call `/v3/orders`.', 'name-known'],
    ['The event is `unlocked`, the role `administrator`.', 'name-known'],
    ['`NO_ORDER` answers 409.', 'status-contradicted'],
    ['`NO_ORDER` and `TAKEN_NAME` answer 401.', 'status-contradicted'],
    ['It answers 418.', 'status-shown'],
    ['A missing one answers 404.', 'status-shown'],
    [`${page}This 403 says nothing.`, 'status-shown'],
    [`It answers 404:\n\n${page}`, 'status-shown'],
    ['It lives 20 minutes.', 'number-from-fact'],
    ['It may be ordered ten times a minute.', 'number-from-fact'],
    ['It answers until 1 October 2028.', 'number-from-fact'],
    [
      '| who | limit |\n| --- | --- |\n| a | {fact:shop.v1.rate-limits.order-per-ip.limit} |\n| b | {fact:shop.v1.rate-limits.order-per-ip.limit} |\n| c | 7 |',
      'number-from-fact',
    ],
    ['An access token lives {fact:shop.v1.lifetimes.access-token|minutes} hours.', 'fact-fits'],
    ['An access token lives {fact:shop.v1.lifetimes.refresh-token|days} days.', 'fact-fits'],
    ['Order {fact:shop.v1.rate-limits.order-per-ip.limit} times an hour.', 'fact-fits'],
    ['A user may order {fact:shop.v1.rate-limits.order-per-ip.limit} times a minute.', 'fact-fits'],
    ['It is {fact:shop.v2.rate-limits.order-per-ip.limit}.', 'fact-fits'],
    ['In v2 it is {fact:shop.v1.rate-limits.order-per-ip.limit}.', 'fact-fits'],
    ['| ends |\n| --- |\n| {fact:shop.v1.sunset.deprecation} |', 'fact-fits'],
    ['A name has 2 to 40 characters.', 'bound-contradicted'],
    ['A name has at most 50 characters.', 'bound-contradicted'],
    ['`per_page` is 50 unless you say otherwise.', 'bound-contradicted'],
    ['The mail has eight digits.', 'bound-contradicted'],
    [`There are three ways:${list}`, 'count-agrees'],
    ['## Step 1: a\n\nGo on with step 4.', 'count-agrees'],
    ['## Step 1: a\n\n## Step 3: b', 'count-agrees'],
    ['See [order](#tag/operations/operation/listOrders).', 'link-says'],
    ['See [`NO_ORDER`](/errors#TAKEN_NAME).', 'link-says'],
    ['Call `https://api.shop.co/v1/orders`.', 'address-known'],
    ['Write to [us](mailto:help@shop.exmple.io).', 'address-known'],
    ['Tokens are signed by ES256.', 'standard-named'],
    ['`Sunset` (RFC 9745) is a header.', 'standard-named'],
  ])('%s', async (text, rule) => {
    expect((await say(`${text}\n`)).map((each) => each.replace(/^\d+ /, ''))).toContain(rule);
  });

  test('is found on its line', async () => {
    expect(await say('---\ntitle: A\n---\n\n# A\n\nFirst.\nSend `order_title`.\n')).toEqual(['8 name-known']);
    expect(
      await say('# A\n\n<!--\n`order_title`\n-->\n\n- a\n\n  ```text\n  `x_y`\n  ```\n\n  `x_z`\n'),
    ).toContain('13 name-known');
  });
});
