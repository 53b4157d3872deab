import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createServer } from '../src/server.ts';
import { freePort } from './free-port.ts';
import { bearer, codes, Scene } from './scene.ts';
import { type TestServer, testConfig, useDatabase } from './test-server.ts';

const used = { logged: [] as string[] } as TestServer;
const database = useDatabase();
let port: number;
let redis: ChildProcess;

beforeAll(async () => {
  port = await freePort();
  await startRedis();
  const config = testConfig({ ...database, APP_REDIS_URL: `redis://127.0.0.1:${port}` });
  Object.assign(used, await createServer(config, pino({ level: 'silent' })));
  await used.server.initialize();
});
afterAll(async () => {
  await used.server?.stop();
  redis?.kill();
});

async function startRedis(): Promise<void> {
  redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', ''], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (!redis.stdout) return;
  for await (const line of redis.stdout) if (String(line).includes('Ready to accept')) break;
}

async function keysInRedis(): Promise<string[]> {
  const client = new Redis(port);
  const keys = await client.keys('*');
  client.disconnect();
  return keys;
}

test('a Redis that is killed costs nobody an answer, and counts again when it is back', async () => {
  const client = new Scene(used);
  const { access, email } = await client.session();
  const logins = async (count: number) => {
    const replies = await Promise.all(Array.from({ length: count }, () => client.logIn(email)));
    return replies.map(({ status }) => status).sort();
  };
  expect(await logins(3)).toEqual([200, 200, 200]);
  expect((await keysInRedis()).some((key) => key.includes('v1-login-per-ip'))).toBe(true);

  let isEnding = false;
  const during: number[] = [];
  const asking = Array.from({ length: 8 }, async () => {
    while (!isEnding) during.push((await client.me(access)).status);
  });
  await vi.waitUntil(() => during.length > 20);
  const ended = once(redis, 'exit');
  redis.kill('SIGKILL');
  await ended;
  const asked = during.length;
  await vi.waitUntil(() => during.length > asked + 20);
  isEnding = true;
  await Promise.all(asking);
  expect(new Set(during)).toEqual(new Set([200]));

  // The server now counts for itself, from nothing.
  expect(await logins(6)).toEqual([200, 200, 200, 200, 200, 429]);
  // Whether a session has ended is for the store to say.
  expect((await client.post('/v1/auth/logout', { all_devices: false }, bearer(access))).status).toBe(200);
  expect(codes(await client.me(access))).toEqual(['INVALID_TOKEN']);

  await startRedis();
  await vi.waitUntil(
    async () => {
      await client.post('/v1/auth/resend-verification', { email });
      return (await keysInRedis()).some((key) => key.startsWith('suma:limit'));
    },
    { timeout: 30_000, interval: 100 },
  );
  expect(codes(await client.me(access))).toEqual(['INVALID_TOKEN']);
  expect(await logins(6)).toEqual([200, 200, 200, 200, 200, 429]);
});
