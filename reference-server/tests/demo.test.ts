import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { readConfig } from '../src/config/read-config.ts';
import { demoUser } from '../src/demo/demo-user.ts';
import { createServer } from '../src/server.ts';
import { bearer, codes, Scene } from './scene.ts';
import { useServer } from './test-server.ts';

const inMemory = { APP_DATABASE_HOST: '', APP_DATABASE_NAME: '' };
const used = useServer({ ...inMemory, APP_DEMO_ENABLED: 'true' });
const without = useServer();
const outside = () => new Scene(used, undefined, 'v2');

async function logIn() {
  const client = outside();
  const { email, password } = demoUser;
  const reply = await client.logIn(email, { password });
  expect(reply.status).toBe(200);
  return { client, access: bearer(reply.body.data.access_token) };
}

test('the demo user logs in and finds sessions, devices and a past', async () => {
  const { client, access } = await logIn();
  const sessions = (await client.get('/v2/auth/sessions', access)).body.data;
  expect(sessions.map(({ current }: { current: boolean }) => current)).toEqual([true, false, false]);
  expect(new Set(sessions.map(({ ip }: { ip: string }) => ip)).size).toBe(3);
  const devices = (await client.get('/v2/security/devices', access)).body.data;
  expect(devices.length).toBe(3);
  const events = (await client.get('/v2/security/events', access)).body.data;
  expect(events.map(({ type }: { type: string }) => type)).toEqual([
    'login',
    'password_changed',
    'login_failed',
    'login',
    'login',
    'email_verified',
    'register',
  ]);
  for (const { occurred_at } of events) expect(Date.parse(occurred_at)).toBeLessThanOrEqual(Date.now());
});

test('a session of the past can be ended like any other', async () => {
  const { client, access } = await logIn();
  const past = (await client.get('/v2/auth/sessions', access)).body.data.at(-1);
  expect((await client.send('DELETE', `/v2/auth/sessions/${past.id}`, undefined, access)).status).toBe(204);
});

test('a reset brings the demo user back', async () => {
  const { client, access } = await logIn();
  expect((await client.post('/controls/reset')).status).toBe(204);
  expect((await client.get('/v2/users/me', access)).status).toBe(401);
  const again = await logIn();
  expect((await again.client.get('/v2/auth/sessions', again.access)).body.data).toHaveLength(3);
});

test('nobody is told of a past that never happened, by mail or by webhook', async () => {
  const client = outside();
  await client.post('/controls/reset');
  expect((await client.get('/mailbox/api/v1/messages')).body.total).toBe(0);
  expect((await client.get('/controls/webhooks/deliveries')).body.deliveries).toEqual([]);
});

test('without the setting there is no demo user', async () => {
  const client = new Scene(without, undefined, 'v2');
  const { email, password } = demoUser;
  expect(codes(await client.logIn(email, { password }))).toEqual(['INVALID_CREDENTIALS']);
});

test.each([
  { APP_DATABASE_NAME: 'data.db' },
  { APP_DATABASE_HOST: 'db.example.com', APP_DATABASE_NAME: 'suma' },
])('a store that lasts is refused: %j', async (database) => {
  const config = readConfig(undefined, { ...database, APP_DEMO_ENABLED: 'true' });
  await expect(createServer(config, pino({ level: 'silent' }))).rejects.toThrow(
    '`demo.enabled` is for a store in memory',
  );
});

test('the documented password is the one that holds, and the log keeps it to itself', () => {
  const documented = readFileSync(new URL('../../config.yml', import.meta.url), 'utf8');
  expect(documented).toContain(`${demoUser.email}, password ${demoUser.password}`);
  expect(used.logged.join('')).not.toContain(demoUser.password);
});
