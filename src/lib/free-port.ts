import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that systems hand out by themselves, to clients and to whoever asks for any port. */
const range = [15_000, 32_000] as const;

/**
 * A port of the loopback address that nobody listened on a moment ago, and that nobody gets by chance before it is used:
 * only somebody who asks for this very number could take it.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(...range);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port from ${range[0]} to ${range[1] - 1} is free`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
