import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { createDeliveries } from '../src/webhooks/deliveries.ts';
import { isSignedWebhook, signWebhook } from '../src/webhooks/signature.ts';
import { createWebhooks, retryPauses } from '../src/webhooks/webhooks.ts';
import { openScene, type Scene, start } from './scene.ts';
import { useServer } from './test-server.ts';

const received: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
const secret = 'a secret that both sides know';
const receiver = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  received.push({ headers: request.headers, body });
  response.writeHead(202).end();
}).listen(0, '127.0.0.1');
receiver.unref();
await once(receiver, 'listening');

const builtIn = useServer();
const remote = useServer({
  APP_WEBHOOKS_URL: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`,
  APP_WEBHOOKS_SECRET: secret,
});

const deliveriesOf = async (scene: Scene, id: string) =>
  (await scene.get(`/controls/webhooks/deliveries?user_id=${id}`)).body.deliveries;

test('every event is delivered with a signature that verifies', async () => {
  const scene = await openScene(builtIn);
  const { id } = await scene.session();
  await vi.waitFor(async () => expect(await deliveriesOf(scene, id)).toHaveLength(3));
  const [latest] = await deliveriesOf(scene, id);
  expect(latest).toMatchObject({
    type: 'login',
    user_id: id,
    state: 'delivered',
    attempts: [{ at: start, status: 204, failure: null }],
    signature_verifies: true,
  });
  const body = JSON.parse(latest.body);
  expect(body).toEqual({
    id: expect.stringMatching(/^evt_/),
    type: 'login',
    occurred_at: start,
    user_id: id,
    ip: '203.0.113.42',
    user_agent: expect.any(String),
    location: null,
    metadata: expect.any(Object),
  });
  expect(latest.headers['Webhook-Id']).toBe(body.id);
});

test('a configured receiver gets what it needs to check the signature', async () => {
  const scene = await openScene(remote);
  const { id } = await scene.user();
  await vi.waitFor(() => expect(received.some(({ body }) => body.includes(id))).toBe(true));
  const { headers, body } = received.find((each) => each.body.includes(id)) ?? { headers: {}, body: '' };
  const time = Date.parse(start) / 1000;
  const expected = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  expect(headers['webhook-signature']).toBe(`t=${time},v1=${expected}`);
  expect(headers['content-type']).toBe('application/json');
});

const event = {
  eventId: '1',
  userId: 'u',
  type: 'login',
  occurredAt: start,
  ip: '203.0.113.42',
  userAgent: '',
  metadata: {},
};

test.each([
  ['delivered', [500, undefined, 301, 204]],
  ['failed', [500, 500, 500, 500, 500]],
])('a receiver that fails is tried again until the event is %s', async (state, answers) => {
  const deliveries = createDeliveries();
  const given = [...answers];
  const deliver = async () => {
    const status = given.shift();
    if (status === undefined) throw new Error('nobody listens');
    return status;
  };
  const log = { warn: () => undefined, error: () => undefined };
  const publicIdOf = async () => 'usr_1';
  const webhooks = createWebhooks({ secret, deliver, deliveries, publicIdOf, log, pauses: [0, 0, 0, 0] });
  webhooks.announce(event, () => new Date(start));
  await vi.waitFor(() => expect(deliveries.list()[0]?.state).toBe(state));
  const [delivery] = deliveries.list('usr_1');
  expect(delivery?.attempts.map(({ status }) => status)).toEqual(answers);
  expect(new Set(delivery?.attempts.map(({ headers }) => headers['Webhook-Id']))).toEqual(new Set(['evt_1']));
});

test('there are five tries, with growing pauses', () => {
  expect(retryPauses).toHaveLength(4);
  expect([...retryPauses].sort((one, other) => one - other)).toEqual([...retryPauses]);
});

test('a signature is refused when it is old, of another body or of another secret', () => {
  const now = new Date(start);
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const signature = signWebhook(secret, '{}', now);
  expect(isSignedWebhook(secret, '{}', signature, later(300))).toBe(true);
  expect(isSignedWebhook(secret, '{}', signature, later(301))).toBe(false);
  expect(isSignedWebhook(secret, '{ }', signature, now)).toBe(false);
  expect(isSignedWebhook('another secret', '{}', signature, now)).toBe(false);
  expect(isSignedWebhook(secret, '{}', 'v1=0', now)).toBe(false);
});
