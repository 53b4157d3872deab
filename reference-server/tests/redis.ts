import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, expect } from 'vitest';
import { freePort } from './free-port.ts';

/** A Redis of the test file. */
export type TestRedis = { url: string; process: ChildProcess; stop: () => Promise<void> };

/** Starts a Redis on a free port before the tests of a file, and stops it after them. */
export function useRedis(): TestRedis {
  const used = {} as TestRedis;
  beforeAll(async () => {
    const found = spawnSync('redis-server', ['--version']).status === 0;
    expect(found, 'redis-server is needed: `apt-get install redis-server`').toBe(true);
    const port = await freePort();
    const redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', ''], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    for await (const line of redis.stdout) if (String(line).includes('Ready to accept')) break;
    const stop = async () => {
      if (redis.exitCode !== null || redis.signalCode !== null) return;
      const ended = once(redis, 'exit');
      redis.kill();
      await ended;
    };
    Object.assign(used, { url: `redis://127.0.0.1:${port}`, process: redis, stop });
    return stop;
  });
  return used;
}
