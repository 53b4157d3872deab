import { describe, expect, onTestFinished, test } from 'vitest';
import type { Operation } from '../../model/operation.ts';
import { createLocator } from '../locate.ts';
import { createSourceFiles } from '../source/source-files.ts';
import { writeProject } from '../temporary-project.test-data.ts';
import { loadOpenApi } from './load-openapi.ts';

const name = { api: 'auth', version: 'v1' };

async function load(files: Readonly<Record<string, string>>) {
  const sources = createSourceFiles(writeProject(files, onTestFinished));
  const { specification, findings } = await loadOpenApi('openapi.yaml', name, sources);
  const locate = createLocator(sources.texts());
  const found = findings.map(({ rule, message, location }) => {
    const { file, line, column } = locate(location);
    return { rule, message, at: `${file}:${line}:${column}` };
  });
  return { specification, findings: found, locate };
}

/** A document whose only operation is `GET /a`, with further YAML at the root and in the operation. */
async function loadOperation(operation: string, root = '', version = '3.0.3'): Promise<Operation> {
  const { specification } = await load({ 'openapi.yaml': document(operation, root, version) });
  const [first] = specification.operations;
  if (!first) throw new Error('no operation');
  return first;
}

function document(operation: string, root = '', version = '3.0.3'): string {
  const body = operation.trimEnd().replace(/^/gm, '      ');
  return `openapi: ${version}
info: { title: A, version: '1' }
paths:
  /a:
    parameters:
      - { name: id, in: query, description: of the path, schema: { type: string } }
    get:
${body}
${root}`;
}

const ok = `responses: { '200': { description: fine } }`;

describe('parameters', () => {
  test.each([
    ['{ name: p, in: query, schema: {} }', { style: 'form', explode: true, required: false }],
    ['{ name: p, in: cookie, schema: {} }', { style: 'form', explode: true, required: false }],
    [
      '{ name: p, in: path, required: true, schema: {} }',
      { style: 'simple', explode: false, required: true },
    ],
    ['{ name: p, in: header, schema: {} }', { style: 'simple', explode: false }],
    ['{ name: p, in: query, style: deepObject, schema: {} }', { style: 'deepObject', explode: false }],
    [
      '{ name: p, in: query, explode: false, allowReserved: true, schema: {} }',
      { explode: false, allowReserved: true },
    ],
    ['{ name: p, in: query, example: 7, schema: { type: integer } }', { schema: { type: 'integer' } }],
  ])('%s', async (written, want) => {
    const { parameters } = await loadOperation(`parameters: [${written}]\n${ok}`);
    expect(parameters.at(-1)).toMatchObject({ name: 'p', ...want });
  });

  test('of the operation replace those of the path', async () => {
    const { parameters } = await loadOperation(
      `parameters: [{ name: id, in: query, description: own, schema: {} }, { name: id, in: header, schema: {} }]\n${ok}`,
    );
    expect(parameters.map((each) => [each.in, each.description])).toEqual([
      ['query', 'own'],
      ['header', ''],
    ]);
  });

  test('may be described by a media type', async () => {
    const { parameters } = await loadOperation(
      `parameters: [{ name: f, in: query, content: { application/json: { schema: { type: object }, example: { a: 1 } } } }]\n${ok}`,
    );
    expect(parameters.at(-1)).toMatchObject({
      schema: { type: 'object' },
      content: { type: 'application/json' },
      examples: [{ name: 'default', value: { a: 1 } }],
    });
  });
});

describe('servers', () => {
  const root = 'servers: [{ url: "https://{host}.example.com/v1/", variables: { host: { default: api } } }]';
  test.each([
    [ok, root, ['https://api.example.com/v1']],
    [`${ok}\nservers: [{ url: http://localhost:8080 }]`, root, ['http://localhost:8080']],
    [ok, '', ['']],
  ])('of %j', async (operation, rest, urls) => {
    const { servers } = await loadOperation(operation, rest);
    expect(servers.map(({ url }) => url)).toEqual(urls);
  });
});

describe('security', () => {
  const root = 'security: [{ bearer: [] }]';
  test.each([
    [ok, root, [{ bearer: [] }]],
    [`${ok}\nsecurity: []`, root, []],
    [`${ok}\nsecurity: [{}, { oauth: [read] }]`, root, [{}, { oauth: ['read'] }]],
    [ok, '', []],
  ])('of %j', async (operation, rest, want) => {
    expect((await loadOperation(operation, rest)).security).toEqual(want);
  });

  test('schemes keep what programs need', async () => {
    const { specification } = await load({
      'openapi.yaml': `openapi: 3.0.3
info: { title: A, version: '1' }
paths: {}
components:
  securitySchemes:
    bearer: { type: http, scheme: Bearer, bearerFormat: JWT, x-docs-example: eyJ, x-docs-env: TOKEN }
    key: { type: apiKey, in: header, name: X-Key }
`,
    });
    expect(specification.securitySchemes).toMatchObject({
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', example: 'eyJ', variable: 'TOKEN' },
      key: { type: 'apiKey', in: 'header', parameterName: 'X-Key' },
    });
  });
});

describe('tags, ids and slugs', () => {
  const methods = (lines: readonly string[]) => `openapi: 3.0.3
info: { title: A, version: '1' }
tags: [{ name: Session Management, description: d }, { name: Guides }, { name: Secret, x-internal: true }]
paths:
  /a:
${lines.map((line) => `    ${line}`).join('\n')}
`;
  const response = `responses: { '200': { description: fine } }`;

  test('are made from names, and clash with nothing', async () => {
    const { specification, findings } = await load({
      'openapi.yaml': methods([
        `get: { operationId: listSessions, tags: [Session Management], ${response} }`,
        `put: { operationId: ListSessions, tags: [Guides, Other], ${response} }`,
        `post: { ${response} }`,
        `delete: { operationId: listSessions, tags: [Other], ${response} }`,
      ]),
    });
    expect(specification.operations.map(({ id, slug, tagSlug }) => [id, slug, tagSlug])).toEqual([
      ['listSessions', 'list-sessions', 'session-management'],
      ['ListSessions', 'list-sessions-2', 'guides-2'],
      ['post-a', 'post-a', 'operations'],
      ['listSessions-2', 'list-sessions-3', 'other'],
    ]);
    expect(specification.tags.map(({ slug }) => slug)).toEqual([
      'session-management',
      'guides-2',
      'other',
      'operations',
    ]);
    expect(findings).toEqual([
      {
        rule: 'operation-id-unique',
        message: 'The operationId `listSessions` is already that of `GET /a`.',
        at: 'openapi.yaml:9:15',
      },
    ]);
  });

  test('leave out what is internal', async () => {
    const { specification } = await load({
      'openapi.yaml': methods([
        `get: { operationId: a, tags: [Secret], ${response} }`,
        `put: { operationId: b, tags: [Secret, Open], ${response} }`,
        `post: { operationId: c, x-internal: true, ${response} }`,
      ]),
    });
    expect(specification.operations.map(({ id, tags }) => [id, tags])).toEqual([['b', ['Open']]]);
    expect(specification.tags.map(({ name: tag }) => tag)).not.toContain('Secret');
    expect(Object.keys(specification.document.paths as object)).toEqual(['/a']);
    expect(JSON.stringify(specification.document)).not.toMatch(/"(get|post)"/);
  });
});

describe('the place where a thing really stands', () => {
  const files = {
    'openapi.yaml': `openapi: 3.0.3
info: { title: A, version: '1' }
paths:
  /login:
    $ref: paths/login.yaml
components:
  responses:
    Failed: { $ref: responses/failed.yaml }
`,
    'paths/login.yaml': `post:
  operationId: login
  requestBody:
    content:
      application/json:
        schema: { $ref: ../schemas/User.yaml }
        examples:
          basic:
            $ref: ../examples/basic.yaml
  responses:
    '200':
      description: fine
      headers:
        X-A: { $ref: '../headers.yaml#/X-A' }
        X-B: { required: false, schema: { type: string } }
        Content-Type: { schema: {} }
      content:
        application/json:
          examples:
            success: { summary: s, value: { token: abc }, x-request-example: basic }
    '400': { $ref: '../openapi.yaml#/components/responses/Failed' }
`,
    'schemas/User.yaml': `type: object\nproperties: { friend: { $ref: User.yaml }, a: { $ref: Name.yaml } }\n`,
    'schemas/Name.yaml': `type: string\n`,
    'examples/basic.yaml': `summary: Basic\nvalue:\n  email: a@example.com\n`,
    'headers.yaml': `X-A:\n  schema: { type: string }\n  example: x\n`,
    'responses/failed.yaml': `description: failed\ncontent:\n  application/json:\n    example: { a: 1 }\n`,
  };

  test('is the file behind each reference', async () => {
    const { specification, findings, locate } = await load(files);
    expect(findings).toEqual([]);
    const [login] = specification.operations;
    const [media] = login?.requestBody?.content ?? [];
    const [fine, failed] = login?.responses ?? [];
    const at = (thing: { readonly location: Parameters<typeof locate>[0] } | undefined) => {
      const { file, line, column } = locate(thing?.location ?? { file: 'none' });
      return `${file}:${line}:${column}`;
    };
    expect(at(login)).toBe('paths/login.yaml:1:1');
    expect(at(media)).toBe('paths/login.yaml:5:7');
    expect(at(media?.examples[0])).toBe('examples/basic.yaml:2:1');
    expect(at(fine)).toBe('paths/login.yaml:11:5');
    expect(at(fine?.headers[0])).toBe('headers.yaml:1:1');
    expect(at(fine?.content[0]?.examples[0])).toBe('paths/login.yaml:20:36');
    expect(at(failed)).toBe('responses/failed.yaml:1:1');
    expect(at(failed?.content[0]?.examples[0])).toBe('responses/failed.yaml:4:5');
    expect(fine?.content[0]?.examples[0]).toMatchObject({ requestExample: 'basic', value: { token: 'abc' } });
    expect(fine?.headers.map(({ name, required }) => [name, required])).toEqual([
      ['X-A', true],
      ['X-B', false],
    ]);
  });

  test('schemas lead into the bundled document', async () => {
    const { specification } = await load(files);
    expect(specification.operations[0]?.requestBody?.content[0]?.schema).toEqual({
      $ref: '#/components/schemas/User',
    });
    expect(specification.document.components).toMatchObject({
      schemas: {
        User: {
          properties: {
            friend: { $ref: '#/components/schemas/User' },
            a: { $ref: '#/components/schemas/Name' },
          },
        },
        Name: { type: 'string' },
      },
    });
    expect(specification.digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('faults are findings', () => {
  test.each([
    ['$ref: missing.yaml', 'ref-resolves', 'openapi.yaml:8:7', 'there is no such file'],
    [
      `responses: { '200': { $ref: '#/components/responses/X' } }`,
      'ref-resolves',
      'openapi.yaml:8:29',
      'nothing stands there',
    ],
    [
      `responses: { '200': { $ref: https://example.com/x.yaml } }`,
      'ref-resolves',
      'openapi.yaml:8:29',
      'network',
    ],
    [
      `responses: { '200': { $ref: ../../x.yaml } }`,
      'ref-resolves',
      'openapi.yaml:8:29',
      'outside of the project',
    ],
    ['summary: 7\nresponses: {}', 'openapi-structure', 'openapi.yaml:8:7', 'Expected type `string`'],
  ])('%s', async (operation, rule, at, words) => {
    const { findings, specification } = await load({ 'openapi.yaml': document(operation) });
    const finding = findings.find((each) => each.rule === rule);
    expect(finding?.message).toContain(words);
    expect(finding?.at).toBe(at);
    expect(specification.info.title).toBe('A');
  });

  test('a circle of references is reported at each of its places', async () => {
    const { findings } = await load({
      'openapi.yaml': document(
        ok,
        'components: { parameters: { a: { $ref: "#/components/parameters/b" }, b: { $ref: "#/components/parameters/a" } } }',
      ),
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['ref-resolves', 'ref-resolves']);
  });

  test('a path that calls itself back is cut where it comes round', async () => {
    const { findings, specification } = await load({
      'openapi.yaml': `openapi: 3.0.3\ninfo: { title: A, version: '1' }\npaths:\n  /a: { $ref: path.yaml }\n`,
      'path.yaml': `post:\n  operationId: start\n  responses: { '200': { description: fine } }\n  callbacks: { done: { 'http://x': { $ref: path.yaml } } }\n`,
    });
    expect(findings).toMatchObject([{ rule: 'ref-resolves', at: 'openapi.yaml:4:3' }]);
    expect(specification.operations.map(({ id }) => id)).toEqual(['start']);
  });

  test('a bare name in a discriminator mapping is none', async () => {
    const { findings } = await load({
      'openapi.yaml': document(
        ok,
        `components:
  schemas:
    Cat: { type: object, properties: { kind: { type: string } } }
    Pet:
      oneOf: [{ $ref: '#/components/schemas/Cat' }]
      discriminator: { propertyName: kind, mapping: { cat: Cat } }
`,
      ),
    });
    expect(findings).toEqual([]);
  });

  test('a dead reference leaves nothing in the bundled document that leads out of it', async () => {
    const { specification } = await load({
      'openapi.yaml': document(
        `responses: { '200': { description: fine, content: { a/b: { schema: { $ref: gone.yaml }, example: { $ref: data } } } } }`,
      ),
    });
    const media = specification.operations[0]?.responses[0]?.content[0];
    expect(media?.schema).toEqual({ 'x-unresolved-ref': 'gone.yaml' });
  });
});

describe('what cannot be read', () => {
  test.each([
    ['openapi: 3.0.0\ninfo: "x\n', 'openapi.yaml:3:1: the file is no YAML or JSON'],
    [
      'swagger: "2.0"\n',
      'openapi.yaml:1:1: this is a Swagger 2.0 document; convert it to OpenAPI 3 first, for example with `npx swagger2openapi`.',
    ],
    ['a: 1\n', 'openapi.yaml:1:1: this is no OpenAPI document'],
    ['openapi: 4.0.0\n', 'openapi.yaml:1:1: OpenAPI `4.0.0` is not known'],
    ['', 'openapi.yaml:1:1: this is no OpenAPI document'],
  ])('%j', async (text, message) => {
    await expect(load({ 'openapi.yaml': text })).rejects.toThrow(message);
  });

  test('a missing file', async () => {
    await expect(load({})).rejects.toThrow('openapi.yaml: there is no such file.');
  });
});

test('facts, error codes and limits are read from the root and from operations', async () => {
  const { specification, findings, locate } = await load({
    'openapi.yaml': document(
      `${ok}\nx-rate-limits: [{ id: login-per-ip, limit: 5, window: PT1M, per: ip, policy: p }]`,
      `x-lifetimes: { access-token: PT15M, refresh: { value: P7D, terms: [refresh token] }, odd: soon }
x-sunset: 2027-10-29
x-error-codes:
  ACCOUNT_LOCKED: { status: 403, category: c, meaning: m, cause: b, fix: f }
`,
    ),
  });
  expect(specification.facts.map(({ id, value, unit, terms }) => [id, value, unit, terms])).toEqual([
    ['lifetimes.access-token', 900, 'seconds', ['access token']],
    ['lifetimes.refresh', 604800, 'seconds', ['refresh token']],
    ['rate-limits.login-per-ip.limit', 5, 'count', ['login per ip']],
    ['rate-limits.login-per-ip.window', 60, 'seconds', ['login per ip']],
    ['error-codes.ACCOUNT_LOCKED.status', 403, undefined, ['ACCOUNT_LOCKED']],
    ['sunset', '2027-10-29', undefined, ['sunset']],
  ]);
  expect(findings.map(({ rule, at }) => [rule, at])).toEqual([['fact-duration', 'openapi.yaml:10:86']]);
  expect(specification.errorCodes[0]).toMatchObject({ code: 'ACCOUNT_LOCKED', status: '403', fix: 'f' });
  expect(specification.operations[0]?.rateLimits[0]).toMatchObject({ id: 'login-per-ip', per: 'ip' });
  expect(specification.deprecated).toBe(true);
  expect(locate(specification.facts[2]?.location ?? { file: '' }).line).toBe(9);
});

test('a reference of OpenAPI 3.1 may carry a description of its own', async () => {
  const components = 'components: { responses: { R: { description: common } } }';
  const operation = `responses: { '200': { $ref: '#/components/responses/R', description: own } }`;
  const newer = await loadOperation(operation, components, '3.1.0');
  const older = await loadOperation(operation, components, '3.0.3');
  expect([newer.responses[0]?.description, older.responses[0]?.description]).toEqual(['own', 'common']);
});

test('a fact with two values, or without what it needs, is a finding', async () => {
  const { findings } = await load({
    'openapi.yaml': document(
      `${ok}\nx-rate-limits: [{ id: a, limit: 5, window: PT1M }, { id: b, limit: many, window: PT1M }]`,
      `x-rate-limits: [{ id: a, limit: 6, window: PT1M }]\nx-error-codes: { GONE: { status: soon } }\n`,
    ),
  });
  expect(findings.map(({ rule, message, at }) => [rule, at, message])).toEqual([
    [
      'fact-fields',
      'openapi.yaml:9:58',
      'The entry `1` of `x-rate-limits` lacks `limit`, or has something else there.',
    ],
    [
      'fact-fields',
      'openapi.yaml:11:18',
      'The entry `GONE` of `x-error-codes` lacks `status`, `category`, `meaning`, `cause`, `fix`, or has something else there.',
    ],
    [
      'fact-unique',
      'openapi.yaml:9:32',
      'The fact `rate-limits.a.limit` is `5` here and `6` in `openapi.yaml`.',
    ],
  ]);
});

test('internal operations of further methods are left out too', async () => {
  const { specification } = await load({
    'openapi.yaml': `openapi: 3.2.0
info: { title: A, version: '1' }
paths:
  /a:
    additionalOperations:
      COPY: { operationId: copy, responses: { '200': { description: fine } } }
      LINK: { operationId: link, x-internal: true, responses: { '200': { description: fine } } }
`,
  });
  expect(specification.operations.map(({ method }) => method)).toEqual(['COPY']);
  expect(JSON.stringify(specification.document)).not.toContain('LINK');
});

test.each([
  ['https://api.example.com/v1/', ['https://api.example.com/v1']],
  ['https://{region}.example.com', ['https://region.example.com']],
  ['/v2', ['/v2']],
  ['https://', ['/']],
])('server URL %s', async (url, want) => {
  const { servers } = await loadOperation(`servers: [{ url: '${url}' }]\nresponses: {}`);
  expect(servers.map((server) => server.url || '/')).toEqual(want);
});
