import { Client, type ClientApi } from '@hapi/catbox';
import type { Redis } from 'ioredis';
import type { Logger } from 'pino';

/**
 * The ids of access tokens that the store has refused for good, because their session has ended or is gone. It spares
 * the store the question and decides nothing by its silence: what is not on it is asked there, so an entry that is
 * missing, ran out or cannot be read lets nobody in.
 */
export type Denylist = {
  readonly has: (tokenId: string) => Promise<boolean>;
  /** Puts a token on the list for the seconds that it has left; they pass by the real clock. */
  readonly add: (tokenId: string, seconds: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

const partition = 'suma';
const segment = 'ended-tokens';
const mostBytes = 8 * 1024 * 1024;
/** Engines keep nothing longer than 24 days, and a day spares work enough. */
const mostSeconds = 86_400;

/** Opens the list in Redis, for all servers together, when there is one; else in memory. */
export async function openDenylist(redis: Redis | undefined, log: Pick<Logger, 'warn'>): Promise<Denylist> {
  const client = new Client<boolean>(await makeEngine(redis));
  await client.start();
  const orElse = async <Value>(work: Promise<Value>, otherwise: Value): Promise<Value> => {
    try {
      return await work;
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : error }, 'the denylist is out of reach');
      return otherwise;
    }
  };
  return {
    has: async (id) => (await orElse(client.get({ segment, id }), null)) !== null,
    add: (id, seconds) =>
      orElse(client.set({ segment, id }, true, Math.ceil(Math.min(seconds, mostSeconds) * 1000)), undefined),
    close: () => client.stop(),
  };
}

async function makeEngine(redis: Redis | undefined): Promise<ClientApi<boolean>> {
  if (redis) {
    const { Engine } = await import('@hapi/catbox-redis');
    return new Engine<boolean>({ client: redis, partition });
  }
  const { Engine } = await import('@hapi/catbox-memory');
  return new Engine<boolean>({ maxByteSize: mostBytes });
}
