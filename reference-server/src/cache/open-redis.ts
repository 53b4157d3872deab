import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { ConfigError } from '../config/config-error.ts';

/** Connects to the configured Redis; nothing without a URL. A Redis that is away is tried again behind the scenes. */
export async function openRedis(url: string, log: Pick<Logger, 'warn'>): Promise<Redis | undefined> {
  if (url === '') return undefined;
  if (!/^rediss?:\/\//.test(url)) throw new ConfigError('`redis.url` must start with redis:// or rediss://.');
  // Who needs no Redis does not wait for its driver either.
  const { Redis } = await import('ioredis');
  const client = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    lazyConnect: true,
    // One that took the connection and says nothing is as good as away.
    commandTimeout: 1000,
  });
  client.on('error', (error: Error) => log.warn({ reason: error.message }, 'redis is out of reach'));
  await client.connect().catch(() => undefined);
  return client;
}
