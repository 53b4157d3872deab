import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeExamples } from '../../examples/make-examples.ts';
import { media, named, operation, parameter, response, version } from '../../examples/operation.test-data.ts';
import { toHttpRequest } from '../../examples/to-http-request.ts';
import type { Flow, FlowStep } from '../../model/flow.ts';
import { openScene, type Scene } from './scene.ts';
import { toSceneRecord } from './scene-record.ts';
import { reachedBy, type Stage } from './stage.ts';

const location = { file: 'a.yaml' };
const seen: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = [];
let answers: (readonly [status: number, body: unknown])[] = [];
let server: Server;

beforeAll(async () => {
  server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = incoming;
    seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    const [status, body] = answers.shift() ?? [500, null];
    if (status === 0) return void incoming.socket.destroy();
    outgoing.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => server.close());

beforeEach(() => {
  seen.length = 0;
  answers = [];
});

const register = operation({
  id: 'register',
  path: '/users/{team}',
  security: [{ token: [] }],
  parameters: [
    parameter('path', 'team', { examples: [named('basic', 'red')] }),
    parameter('header', 'X-Trace', { examples: [named('basic', 'trace-1')] }),
  ],
  requestBody: {
    description: '',
    required: true,
    content: [media('application/json', [named('basic', { email: 'john@example.com' })])],
    location,
  },
  responses: [
    response(
      '201',
      named('success', { id: 'usr_1a', mail: 'john@example.com' }, { requestExample: 'basic' }),
    ),
  ],
});

function step(more: Partial<FlowStep> = {}): FlowStep {
  return {
    id: 'register',
    description: '',
    operation: { source: 'shop/v1', id: 'register' },
    parameters: [
      { name: 'team', in: 'path', value: 'blue' },
      { name: 'x-trace', in: 'header', value: 'trace-{$inputs.n}' },
      { name: 'Authorization', in: 'header', value: 'Bearer t-{$inputs.n}' },
    ],
    requestBody: { payload: { email: '$inputs.email' } },
    successCriteria: [{ condition: '$statusCode == 201', type: 'simple' }],
    outputs: { id: '$response.body#/id', mail: '$response.body#/mail', missing: '$response.body#/missing' },
    reaches: { status: '201', example: 'success' },
    extract: { code: 'usr_(\\w)' },
    location,
    ...more,
  };
}

async function open(more: Partial<Stage['target']> = {}) {
  const flow: Flow = {
    id: 'f',
    api: 'shop',
    version: 'v1',
    summary: '',
    description: '',
    inputs: [
      { name: 'email', literal: 'john@example.com', fresh: 'email', location },
      { name: 'n', literal: 7, location },
    ],
    steps: [step()],
    clock: '2025-10-29T12:00:00Z',
    clientAddress: '203.0.113.42',
    location,
  };
  const schemes = {
    token: {
      name: 'token',
      type: 'http',
      scheme: 'bearer',
      example: 'literal',
      description: '',
      location,
    } as const,
  };
  const documented = version([register], { flows: [flow], securitySchemes: schemes });
  const { port } = server.address() as AddressInfo;
  const stage: Stage = {
    version: documented,
    sources: [],
    examples: makeExamples(documented).examples,
    target: { name: 'local', origin: `http://127.0.0.1:${port}`, ...more },
    serialise: (of, values, at) => toHttpRequest(of, values, { server: at, securitySchemes: schemes }),
  };
  const scene = await openScene(flow, stage);
  return { scene: scene as Scene, stage, opened: scene };
}

test('a scene has fresh inputs, and starts now where nobody controls the clock', async () => {
  const { scene } = await open();
  const [{ literal, live } = { literal: '', live: '' }] = scene.bindings();
  expect(literal).toBe('john@example.com');
  expect(live).toMatch(/^john\.[0-9a-f]+@example\.com$/);
  expect(scene.start.controlled).toBe(false);
  expect(Math.abs(scene.start.at - Date.now())).toBeLessThan(5_000);
  const other = await open();
  expect(other.scene.bindings()[0]?.live).not.toBe(live);
});

test('controls give a clock, an address and a mark for every request', async () => {
  answers = [
    [201, { id: 'scn_1', now: '2025-10-29T12:00:00Z' }],
    [201, { id: 'usr_9z', mail: 'x' }],
  ];
  const { scene } = await open({ controls: '/controls' });
  expect(seen[0]).toMatchObject({ method: 'POST', url: '/controls/scenes' });
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
    now: '2025-10-29T12:00:00Z',
    client_address: '203.0.113.42',
  });
  expect(scene.start).toEqual({ at: Date.parse('2025-10-29T12:00:00Z'), controlled: true });
  await scene.perform(step());
  expect(seen[1]?.headers['x-docs-scene']).toBe('scn_1');
});

test('controls that are not there are told, and so is a target that gives no answer', async () => {
  answers = [[404, {}]];
  await expect(open({ controls: '/controls' })).rejects.toThrow('has no test controls at `/controls`');
  answers = [[0, null]];
  expect((await open({ controls: '/controls' })).opened).toEqual({ missing: 'the target gave no answer' });
});

test('a step sends what it says, and its bindings are placed', async () => {
  answers = [[201, { id: 'usr_9z', mail: 'x' }]];
  const { scene, stage } = await open();
  const live = scene.bindings()[0]?.live;
  const { bindings } = scene.prepare(step());
  expect(bindings).toEqual([
    { literal: 'red', live: 'blue', place: { in: 'path' } },
    { literal: 'trace-1', live: 'trace-7', place: { in: 'header', name: 'X-Trace' } },
    { literal: 'literal', live: 't-7', place: { in: 'header', name: 'Authorization' } },
    { literal: 'john@example.com', live, place: { in: 'body', pointer: '/email' } },
  ]);
  await scene.perform(step());
  expect(seen).toMatchObject([
    { method: 'POST', url: '/v1/users/blue', headers: { 'x-trace': 'trace-7', authorization: 'Bearer t-7' } },
  ]);
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ email: live });
  expect(reachedBy(step(), stage)?.example?.name).toBe('basic');
});

test('outputs bind the literals of the example that the step reaches, for later answers alone', async () => {
  answers = [[201, { id: 'usr_9z', mail: 'other' }]];
  const { scene } = await open();
  const known = scene.bindings().length;
  expect(await scene.perform(step())).not.toHaveProperty('failure');
  const record = toSceneRecord(scene, [], known);
  expect(record.bindings).toHaveLength(1);
  expect(record.taken).toEqual([
    { literal: 'usr_1a', live: 'usr_9z' },
    { literal: 'john@example.com', live: 'other' },
  ]);
  answers = [[201, {}]];
  await scene.perform(
    step({
      id: 'again',
      requestBody: { payload: ['$steps.register.outputs.id', '$steps.register.outputs.code'] },
    }),
  );
  expect(JSON.parse(seen[1]?.body ?? '')).toEqual(['usr_9z', '9']);
});

test('an answer that the flow does not mean binds nothing', async () => {
  answers = [[400, { id: 'usr_9z', mail: 'x' }]];
  const { scene } = await open();
  const { failure } = await scene.perform(step());
  expect(failure).toContain('step `register` needs `$statusCode == 201`, but the answer was 400');
  expect(scene.bindings()).toHaveLength(1);
});

test('a step is retried as the flow says, and no oftener', async () => {
  answers = [
    [404, {}],
    [404, {}],
    [201, { id: 'usr_9z' }],
  ];
  const { scene } = await open();
  expect(await scene.perform(step({ retry: { limit: 2, after: 0 } }))).not.toHaveProperty('failure');
  expect(seen).toHaveLength(3);
  answers = [
    [404, {}],
    [404, {}],
    [201, {}],
  ];
  expect((await scene.perform(step({ retry: { limit: 1, after: 0 } }))).failure).toContain('404');
});

test.each<[string, Partial<FlowStep>, string]>([
  [
    'a condition that cannot be read',
    { successCriteria: [{ condition: '$statusCode = 201', type: 'simple' }] },
    'cannot be read',
  ],
  [
    'a pattern that is none',
    { successCriteria: [{ condition: '(', type: 'regex', context: '$statusCode' }] },
    'Invalid regular expression',
  ],
])('%s is a failure of the step, not of ours', async (_, more, words) => {
  answers = [[201, {}]];
  const { scene } = await open();
  expect((await scene.perform(step(more))).failure).toContain(words);
});

test('a target that breaks off is a failure of the step', async () => {
  answers = [[0, null]];
  const { scene } = await open();
  const { failure, exchange } = await scene.perform(step());
  expect(failure).toContain('the target gave no answer');
  expect(exchange.received.status).toBe(0);
});
