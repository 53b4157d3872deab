import { describe, expect, onTestFinished, test } from 'vitest';
import { resolveConfig } from './config/resolve-config.ts';
import { loadDocs } from './load-docs.ts';
import { createLocator } from './locate.ts';
import { writeProject } from './temporary-project.test-data.ts';

const specification = `openapi: 3.0.3
info: { title: A, version: '1' }
servers: [{ url: https://api.example.com }]
x-lifetimes: { token: PT15M }
paths:
  /login:
    post:
      operationId: login
      responses:
        '200':
          description: fine
          content: { application/json: { examples: { success: { value: { token: abc } } } } }
        '204': { description: nothing }
`;

const mailbox = `openapi: 3.0.3
info: { title: Mailbox, version: '1' }
servers: [{ url: http://localhost:8080/mailbox }]
paths:
  /messages:
    get: { operationId: listMessages, responses: { '200': { description: fine } } }
`;

function flow(steps: string, more = ''): string {
  return `arazzo: 1.0.1
info: { title: Flows, version: 1.0.0 }
x-clock: '2025-10-29T12:34:56Z'
x-client-address: 203.0.113.42
sourceDescriptions:
  - { name: auth, url: ../openapi.yaml, type: openapi }
  - { name: mail, url: ../../mailbox.yaml, type: openapi }
workflows:
  - workflowId: log-in
    inputs:
      type: object
      properties:
        email: { type: string, default: a@example.com, x-fresh: email }
    steps:
${steps.replace(/^/gm, '      ')}
${more}`;
}

const good = `- stepId: login
  operationId: $sourceDescriptions.auth.login
  x-example: 200/success
  x-extract: { code: 'code: (\\d+)' }
  requestBody: { contentType: application/json, payload: { email: $inputs.email } }
  successCriteria: [{ condition: $statusCode == 200 }]
  outputs: { token: $response.body#/token }
- stepId: mails
  operationId: $sourceDescriptions.mail.listMessages
  parameters: [{ name: q, in: query, value: 'to:{$steps.login.outputs.token}' }]`;

async function load(files: Readonly<Record<string, string>>) {
  const root = writeProject(
    {
      'spec/v1/openapi.yaml': specification,
      'spec/mailbox.yaml': mailbox,
      ...files,
    },
    onTestFinished,
  );
  const config = resolveConfig(
    {
      apis: [
        { id: 'auth', versions: [{ id: 'v1', spec: 'spec/v1/openapi.yaml', guides: 'guides/**/*.md' }] },
      ],
      guides: '*.md',
    },
    root,
    'docs.config.ts',
  );
  const docs = await loadDocs(config);
  const locate = createLocator(docs.sources);
  const findings = docs.findings.map(({ rule, message, location }) => {
    const { file, line, column } = locate(location);
    return { rule, message, at: `${file}:${line}:${column}` };
  });
  return { docs, version: docs.apis[0]?.versions[0], findings };
}

const flowFile = 'spec/v1/flows/a.arazzo.yaml';

describe('flows', () => {
  test('call documented versions and sources of their own', async () => {
    const { docs, version, findings } = await load({ [flowFile]: flow(good) });
    expect(findings).toEqual([]);
    expect(version?.flows).toMatchObject([
      {
        id: 'log-in',
        api: 'auth',
        version: 'v1',
        clock: '2025-10-29T12:34:56Z',
        clientAddress: '203.0.113.42',
        inputs: [{ name: 'email', literal: 'a@example.com', fresh: 'email' }],
        steps: [
          {
            id: 'login',
            operation: { source: 'auth/v1', id: 'login' },
            reaches: { status: '200', example: 'success' },
            requestBody: { contentType: 'application/json', payload: { email: '$inputs.email' } },
            successCriteria: [{ condition: '$statusCode == 200', type: 'simple' }],
            outputs: { token: '$response.body#/token' },
            extract: { code: 'code: (\\d+)' },
          },
          {
            id: 'mails',
            operation: { source: 'mail', id: 'listMessages' },
            parameters: [{ name: 'q', in: 'query', value: 'to:{$steps.login.outputs.token}' }],
          },
        ],
      },
    ]);
    expect(docs.flowSources).toMatchObject([
      {
        name: 'mail',
        servers: [{ url: 'http://localhost:8080/mailbox' }],
        operations: [{ id: 'listMessages' }],
      },
    ]);
  });

  test('that name one file differently share one source', async () => {
    const { docs, version } = await load({
      [flowFile]: flow(good),
      'spec/v1/flows/b.arazzo.yaml': flow(good)
        .replace('name: mail', 'name: post')
        .replace('.mail.', '.post.')
        .replace('log-in', 'other'),
    });
    expect(docs.flowSources.map(({ name }) => name)).toEqual(['mail']);
    expect(version?.flows[1]?.steps[1]?.operation).toEqual({ source: 'mail', id: 'listMessages' });
  });

  test.each([
    ['operationId: $sourceDescriptions.auth.logn', 'flow-operation', 'did you mean `login`?', 16],
    ['operationId: $sourceDescriptions.auht.login', 'flow-operation', 'did you mean `auth`?', 16],
    ['operationId: nothing', 'flow-operation', 'unknown operation `nothing`', 16],
    ['workflowId: other', 'flow-operation', 'calls another workflow', 16],
    ['description: nothing', 'arazzo-structure', 'operationId', 15],
    [
      "operationPath: '{$sourceDescriptions.auth.url}#/paths/~1login/get'",
      'flow-operation',
      'has no operation',
      16,
    ],
    ['operationId: login\n  x-example: 200/sucess', 'flow-example', 'did you mean `200/success`?', 17],
    ['operationId: login\n  x-example: 404/gone', 'flow-example', 'reaches `404/gone`', 17],
    [
      'operationId: login\n  requestBody: { payload: { a: $inputs.emial } }',
      'flow-expression',
      'did you mean `email`?',
      17,
    ],
    [
      'operationId: login\n  requestBody: { payload: ["{$steps.before.outputs.x}"] }',
      'flow-expression',
      'does not come before',
      17,
    ],
    ['operationId: login\n  sucessCriteria: []', 'arazzo-structure', 'not expected here', 17],
    ['operationId: login\n  x-extract: { code: "(" }', 'flow-extract', 'one group', 17],
    ['operationId: login\n- stepId: step\n  operationId: login', 'flow-step-unique', 'twice', 17],
  ])('%j is a finding', async (step, rule, words, line) => {
    const { findings } = await load({ [flowFile]: flow(`- stepId: step\n  ${step}`) });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.rule).toBe(rule);
    expect(findings[0]?.message).toContain(words);
    expect(findings[0]?.at).toMatch(new RegExp(`^${flowFile}:${line}:`));
  });

  test.each([
    ["operationPath: '{$sourceDescriptions.auth.url}#/paths/~1login/post'", undefined],
    ['operationId: login\n  x-example: "204"', { status: '204', example: '' }],
  ])('%j is right', async (step, reaches) => {
    const { findings, version } = await load({ [flowFile]: flow(`- stepId: step\n  ${step}`) });
    expect(findings).toEqual([]);
    expect(version?.flows[0]?.steps[0]?.operation).toEqual({ source: 'auth/v1', id: 'login' });
    expect(version?.flows[0]?.steps[0]?.reaches).toEqual(reaches);
  });

  test('which inputs are fresh can stand beside their schema', async () => {
    const text = flow(good)
      .replace(', x-fresh: email', '')
      .replace('    inputs:', '    x-fresh: { email: email, other: email }\n    inputs:');
    const { version, findings } = await load({ [flowFile]: text });
    expect(version?.flows[0]?.inputs).toMatchObject([{ name: 'email', fresh: 'email' }]);
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['flow-input', 'The input `other` stands in `x-fresh` and not in `inputs`.'],
    ]);
  });

  test('a repeated workflow, a bad input and a missing source are findings', async () => {
    const text = flow(
      good,
      `  - { workflowId: log-in, steps: [], inputs: { properties: { a: { x-fresh: mail } } } }\n`,
    );
    const { findings } = await load({ [flowFile]: text.replace('mailbox.yaml', 'gone.yaml') });
    expect(findings.map(({ rule, at }) => [rule, at])).toEqual([
      ['flow-source', `${flowFile}:7:19`],
      ['flow-input', `${flowFile}:25:62`],
      ['flow-input', `${flowFile}:25:62`],
      ['flow-unique', `${flowFile}:25:7`],
    ]);
  });

  test.each([
    ['arazzo: "1.0.1\n', `${flowFile}:2:1: the file is no YAML or JSON`],
    ['openapi: 3.0.0\n', `${flowFile}:1:1: this is no Arazzo document`],
  ])('%j cannot be read', async (text, message) => {
    await expect(load({ [flowFile]: text })).rejects.toThrow(message);
  });
});

describe('guides', () => {
  test('belong to their version or to all, and take its facts', async () => {
    const { docs, version, findings } = await load({
      [flowFile]: flow(good),
      'guides/deep/page.md':
        '---\nflow: log-in\n---\n# A token lives {fact:auth.v1.lifetimes.token|minutes} minutes\n',
      'shared.md': '# Shared\n',
    });
    expect(findings).toEqual([]);
    expect(version?.guides).toMatchObject([
      { path: 'deep/page', api: 'auth', version: 'v1', flow: 'log-in', title: 'A token lives 15 minutes' },
    ]);
    expect(docs.guides).toMatchObject([{ path: 'shared', title: 'Shared' }]);
    expect(docs.guides[0]).not.toHaveProperty('api');
  });

  test('that name an unknown flow are findings', async () => {
    const { findings } = await load({
      [flowFile]: flow(good),
      'guides/a.md': '---\ntitle: T\nflow: login\n---\n',
    });
    expect(findings).toEqual([
      {
        rule: 'guide-flow',
        message: 'The page names the flow `login`, which does not exist; did you mean `log-in`?',
        at: 'guides/a.md:3:1',
      },
    ]);
  });
});

test('a repeated key and an unreadable file are findings; the whole is JSON', async () => {
  const { docs, findings } = await load({
    'spec/v1/openapi.yaml': specification
      .replace("'204': {", "'204': { description: first, ")
      .replace('{ value: { token: abc } }', '{ $ref: broken.yaml }'),
    'spec/v1/broken.yaml': 'a: "b\n',
  });
  expect(findings.map(({ rule, at }) => [rule, at])).toEqual([
    ['document-syntax', 'spec/v1/broken.yaml:2:1'],
    ['duplicate-key', 'spec/v1/openapi.yaml:13:39'],
    ['ref-resolves', 'spec/v1/openapi.yaml:12:65'],
  ]);
  expect(JSON.parse(JSON.stringify(docs))).toEqual(docs);
  expect(Object.keys(docs.sources)).toEqual(['spec/v1/broken.yaml', 'spec/v1/openapi.yaml']);
});
