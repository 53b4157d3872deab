import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.ts';
import { createLimiter, type Limiter } from './limiter.ts';

/** The limiter of a server, with the way to let go of what it holds. */
export type OpenLimiter = { readonly limiter: Limiter; readonly close: () => void };

/** Opens the limiter in Redis when a URL is configured, else in memory. */
export async function openLimiter(url: string, log: Logger): Promise<OpenLimiter> {
  if (url === '') return { limiter: createLimiter(), close: () => undefined };
  if (!/^rediss?:\/\//.test(url)) throw new ConfigError('`redis.url` must start with redis:// or rediss://.');
  // Who needs no Redis does not wait for its driver either.
  const [{ Redis }, { createRedisLimiter }] = await Promise.all([
    import('ioredis'),
    import('./redis-limiter.ts'),
  ]);
  const client = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true });
  client.on('error', (error: Error) => log.warn({ reason: error.message }, 'redis is out of reach'));
  await client.connect().catch(() => undefined);
  return { limiter: createRedisLimiter(client), close: () => client.disconnect() };
}
