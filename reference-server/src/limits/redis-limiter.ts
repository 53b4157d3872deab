import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limit, Limiter, Standing } from './limiter.ts';

const prefix = 'suma:limit';

/**
 * Makes a limiter that keeps its windows in Redis, so that several servers count together. It goes by the clock of
 * Redis; while Redis is away each server counts for itself.
 */
export function createRedisLimiter(client: Redis): Limiter {
  const limiters = new Map<string, RateLimiterRedis>();
  let lifted = false;

  const limiterOf = (limit: Limit): RateLimiterRedis => {
    const known = limiters.get(limit.id);
    if (known) return known;
    const options = {
      points: limit.limit,
      duration: limit.windowSeconds,
      keyPrefix: `${prefix}:${limit.id}`,
    };
    const insuranceLimiter = new RateLimiterMemory(options);
    const made = new RateLimiterRedis({ ...options, storeClient: client, insuranceLimiter });
    limiters.set(limit.id, made);
    return made;
  };
  const stand = (limit: Limit, result: RateLimiterRes, now: Date, full: boolean): Standing => ({
    limit: limit.limit,
    windowSeconds: limit.windowSeconds,
    remaining: Math.max(0, result.remainingPoints),
    resetAt: new Date(now.getTime() + result.msBeforeNext),
    exceeded: full && !lifted,
  });
  return {
    hit: async (limit, key, now) => {
      try {
        return stand(limit, await limiterOf(limit).consume(key), now, false);
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return stand(limit, refused, now, true);
        throw refused;
      }
    },
    peek: async (limit, key, now) => {
      const result = await limiterOf(limit).get(key);
      if (result) return stand(limit, result, now, result.consumedPoints >= limit.limit);
      return stand(limit, new RateLimiterRes(limit.limit, limit.windowSeconds * 1000, 0), now, false);
    },
    lift: () => {
      lifted = true;
    },
    clear: async () => {
      for await (const keys of client.scanStream({ match: `${prefix}:*` })) {
        if (keys.length > 0) await client.del(...keys);
      }
    },
  };
}
