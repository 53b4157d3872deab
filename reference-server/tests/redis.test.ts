import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer as createSocket } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Limit, Limiter } from '../src/limits/limiter.ts';
import { type OpenLimiter, openLimiter } from '../src/limits/open-limiter.ts';

const limit: Limit = { id: 'v1-three', name: 'three', limit: 3, windowSeconds: 2 };
const log = pino({ level: 'silent' });

async function freePort(): Promise<number> {
  const socket = createSocket().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  socket.close();
  await once(socket, 'close');
  return port;
}

async function hits(limiter: Limiter, count: number): Promise<boolean[]> {
  const refused: boolean[] = [];
  for (let each = 0; each < count; each += 1) {
    refused.push((await limiter.hit(limit, 'key', new Date())).exceeded);
  }
  return refused;
}

describe('limits in Redis', () => {
  let redis: ChildProcess;
  let servers: OpenLimiter[] = [];

  beforeAll(async () => {
    const found = spawnSync('redis-server', ['--version']).status === 0;
    expect(found, 'redis-server is needed: `apt-get install redis-server`').toBe(true);
    const port = await freePort();
    redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', ''], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    if (redis.stdout) {
      for await (const line of redis.stdout) if (String(line).includes('Ready to accept')) break;
    }
    const url = `redis://127.0.0.1:${port}`;
    servers = [await openLimiter(url, log), await openLimiter(url, log)];
  });
  afterAll(() => {
    for (const { close } of servers) close();
    redis.kill();
  });

  test('two servers count together, until the window ends', async () => {
    const [one, two] = servers.map(({ limiter }) => limiter) as [Limiter, Limiter];
    const before = await one.peek(limit, 'key', new Date());
    expect([before.remaining, before.exceeded]).toEqual([3, false]);
    expect(await hits(one, 2)).toEqual([false, false]);
    expect((await two.peek(limit, 'key', new Date())).remaining).toBe(1);
    expect(await hits(two, 2)).toEqual([false, true]);
    expect((await one.peek(limit, 'key', new Date())).exceeded).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(await hits(one, 1)).toEqual([false]);
    await one.clear();
    expect((await two.peek(limit, 'key', new Date())).remaining).toBe(3);
  });

  test('when Redis is gone each server counts for itself', async () => {
    const [{ limiter }] = servers as [OpenLimiter];
    const ended = once(redis, 'exit');
    redis.kill();
    await ended;
    expect(await hits(limiter, 4)).toEqual([false, false, false, true]);
  });
});

test('an address that is none is refused', async () => {
  await expect(openLimiter('localhost:6379', log)).rejects.toThrow('`redis.url` must start with redis://');
});
