import type { Redis } from 'ioredis';
import { createLimiter, type Limiter } from './limiter.ts';

/** Opens the limiter in Redis when there is one, else in memory. */
export async function openLimiter(redis: Redis | undefined): Promise<Limiter> {
  if (!redis) return createLimiter();
  return (await import('./redis-limiter.ts')).createRedisLimiter(redis);
}
