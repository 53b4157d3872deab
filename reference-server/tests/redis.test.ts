import type { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRedis } from '../src/cache/open-redis.ts';
import type { Limit, Limiter } from '../src/limits/limiter.ts';
import { openLimiter } from '../src/limits/open-limiter.ts';
import { useRedis } from './redis.ts';

const limit: Limit = { id: 'v1-three', name: 'three', limit: 3, windowSeconds: 2 };
const log = pino({ level: 'silent' });

async function hits(limiter: Limiter, count: number): Promise<boolean[]> {
  const refused: boolean[] = [];
  for (let each = 0; each < count; each += 1) {
    refused.push((await limiter.hit(limit, 'key', new Date())).exceeded);
  }
  return refused;
}

describe('limits in Redis', () => {
  const redis = useRedis();
  const clients: (Redis | undefined)[] = [];
  const limiters: Limiter[] = [];

  beforeAll(async () => {
    for (let server = 0; server < 2; server += 1) {
      const client = await openRedis(redis.url, log);
      clients.push(client);
      limiters.push(await openLimiter(client));
    }
  });
  afterAll(() => {
    for (const client of clients) client?.disconnect();
  });

  test('two servers count together, until the window ends', async () => {
    const [one, two] = limiters as [Limiter, Limiter];
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
    const [limiter] = limiters as [Limiter];
    await redis.stop();
    expect(await hits(limiter, 4)).toEqual([false, false, false, true]);
  });
});

test('an address that is none is refused', async () => {
  await expect(openRedis('localhost:6379', log)).rejects.toThrow('`redis.url` must start with redis://');
});
