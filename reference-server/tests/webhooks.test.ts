import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { createServer as createReferenceServer } from '../src/server.ts';
import type { Store } from '../src/store/open-store.ts';
import { addDelivery, listDeliveries, listPending } from '../src/store/webhook-deliveries.ts';
import { isSignedWebhook, signWebhook } from '../src/webhooks/signature.ts';
import { createWebhooks, retryPauses } from '../src/webhooks/webhooks.ts';
import { freshEmail, openScene, registration, type Scene, start } from './scene.ts';
import { testConfig, useDatabase, useServer } from './test-server.ts';

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

const receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
const isEmbedded = testConfig().database.host === '';
const file = join(mkdtempSync(join(tmpdir(), 'webhooks-')), 'data.db');
const lasting = isEmbedded ? { APP_DATABASE_NAME: file } : useDatabase();

const builtIn = useServer();
const remote = useServer({
  APP_WEBHOOKS_URL: receiverUrl,
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

/** A user to whom events can happen, with the senders of as many servers over one store. */
async function sender(
  answers: (number | undefined)[],
  more: { pauses?: number[]; keepsFinished?: boolean } = {},
) {
  const { store } = builtIn.services;
  const { id } = await (await openScene(builtIn)).user();
  await vi.waitFor(async () =>
    expect(await listDeliveries(store, 9, id)).toMatchObject([{ state: 'delivered' }]),
  );
  const { user_id: userId } = await store
    .selectFrom('profiles')
    .select('user_id')
    .where('public_id', '=', id)
    .executeTakeFirstOrThrow();
  const given = [...answers];
  const sent: string[] = [];
  const deliver = async ({ headers }: { headers: Readonly<Record<string, string>> }) => {
    sent.push(headers['Webhook-Id'] ?? '');
    const status = given.shift();
    if (status === undefined) throw new Error('nobody listens');
    return status;
  };
  const log = { warn: () => undefined, error: () => undefined };
  const open = () =>
    createWebhooks({
      secret,
      deliver,
      store,
      log,
      keepsFinished: true,
      pauses: [0, 0, 0, 0],
      ...more,
    });
  const eventId = randomUUID();
  const occurred = { occurredAt: start, ip: '203.0.113.42', userAgent: '', location: null, metadata: {} };
  const event = { eventId, userId, type: 'login', ...occurred };
  const find = async () => (await listDeliveries(store, 9, id)).find((each) => each.id === `evt_${eventId}`);
  return { open, event, find, sent, store, userId };
}

const clock = () => new Date(start);

test.each([
  ['delivered', [500, undefined, 301, 204]],
  ['failed', [500, 500, 500, 500, 500]],
])('a receiver that fails is tried again until the event is %s', async (state, answers) => {
  const { open, event, find } = await sender(answers);
  (await open().announce(builtIn.services.store, event, clock))();
  await vi.waitFor(async () => expect((await find())?.state).toBe(state));
  const delivery = await find();
  expect(delivery?.attempts.map(({ status }) => status ?? undefined)).toEqual(answers);
  expect(new Set(delivery?.attempts.map(({ headers }) => headers['Webhook-Id']))).toEqual(
    new Set([`evt_${event.eventId}`]),
  );
});

test('what waits for a retry when the server stops is taken up by the next one', async () => {
  const { open, event, find } = await sender([500, 204], { pauses: [0.3, 0, 0, 0] });
  const before = open();
  (await before.announce(builtIn.services.store, event, clock))();
  await vi.waitFor(async () => expect((await find())?.attempts).toHaveLength(1));
  before.stop();
  open().resume();
  await vi.waitFor(async () => expect((await find())?.state).toBe('delivered'));
  expect((await find())?.attempts.map(({ status }) => status)).toEqual([500, 204]);
});

test('a server that starts sends what the one before it left', async () => {
  const settings = {
    ...lasting,
    APP_CONTROLS_ENABLED: 'false',
    APP_SERVER_HOST: '127.0.0.1',
    APP_SERVER_PORT: '0',
    APP_WEBHOOKS_SECRET: secret,
  };
  const log = pino({ level: 'silent' });
  const nowhere = testConfig({ ...settings, APP_WEBHOOKS_URL: 'http://127.0.0.1:1/' });
  const before = await createReferenceServer(nowhere, log);
  const payload = registration(freshEmail());
  const reply = await before.server.inject({ method: 'POST', url: '/v2/auth/register', payload });
  const { id } = JSON.parse(reply.payload).data;
  const { store } = before.services;
  await vi.waitFor(async () => expect((await listPending(store))[0]?.attempts).toHaveLength(1));
  await before.server.stop();
  const after = await createReferenceServer(testConfig({ ...settings, APP_WEBHOOKS_URL: receiverUrl }), log);
  await after.server.start();
  const isReceived = () => expect(received.some(({ body }) => body.includes(id))).toBe(true);
  await vi.waitFor(isReceived, { timeout: 10_000 });
  await vi.waitFor(async () => expect(await listPending(after.services.store)).toEqual([]));
  await after.server.stop();
});

test('of several servers that know of a retry one makes it', async () => {
  const { open, event, find, sent } = await sender([500, 500, 204], { pauses: [0.3, 0.3, 0, 0] });
  (await open().announce(builtIn.services.store, event, clock))();
  await vi.waitFor(async () => expect((await find())?.attempts).toHaveLength(1));
  for (let server = 0; server < 3; server += 1) open().resume();
  await vi.waitFor(async () => expect((await find())?.state).toBe('delivered'));
  expect(sent).toHaveLength(3);
});

test('a try that runs is nobody else’s, and one whose server died is taken up later', async () => {
  const { open, event, find, store } = await sender([204]);
  const dueAt = new Date(Date.now() + 60_000).toISOString();
  const id = `evt_${event.eventId}`;
  const running = { id, userId: event.userId, shownUserId: 'x', type: 'login', body: '{}', dueAt };
  await addDelivery(store, { ...running, state: 'pending', attempts: [] });
  open().resume();
  await new Promise((resolve) => setTimeout(resolve, 200));
  const row = store.updateTable('webhook_deliveries').where('delivery_id', '=', id);
  expect((await listPending(store)).find((each) => each.id === id)?.attempts).toEqual([]);
  await row
    .set({ due_at: new Date().toISOString(), shown_user_id: await shownIdOf(store, event.userId) })
    .execute();
  open().resume();
  await vi.waitFor(async () => expect((await find())?.state).toBe('delivered'));
});

test('where nobody may look, what is delivered is not kept', async () => {
  const { open, event, find, sent } = await sender([204], { keepsFinished: false });
  (await open().announce(builtIn.services.store, event, clock))();
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  await vi.waitFor(async () => expect(await find()).toBeUndefined());
});

test('a deletion takes along what waits for a retry', async () => {
  const { open, event, find, sent, store, userId } = await sender([500, 204], { pauses: [0.3, 0, 0, 0] });
  (await open().announce(builtIn.services.store, event, clock))();
  await vi.waitFor(async () => expect((await find())?.attempts).toHaveLength(1));
  await store.deleteFrom('users').where('user_id', '=', userId).execute();
  expect(await find()).toBeUndefined();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(sent).toHaveLength(1);
});

async function shownIdOf(store: Store, userId: string): Promise<string> {
  const row = store.selectFrom('profiles').select('public_id').where('user_id', '=', userId);
  return (await row.executeTakeFirstOrThrow()).public_id;
}

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
