import { randomUUID } from 'node:crypto';
import type { Server } from '@hapi/hapi';
import { Redis } from 'ioredis';
import pg from 'pg';
import { pino } from 'pino';
import { beforeAll } from 'vitest';
import { readConfig } from '../src/config/read-config.ts';
import type { Services } from '../src/http/services.ts';
import { createServer } from '../src/server.ts';

/** A server of the test file, with the lines that it logged. */
export type TestServer = { server: Server; services: Services; logged: string[] };

/** The settings of tests: the database and the Redis that the environment names, the embedded ones without. */
export function testConfig(overrides: Record<string, string> = {}) {
  const database = Object.entries(process.env).filter(([name]) => name.startsWith('APP_DATABASE_'));
  const { APP_REDIS_URL: redis, VITEST_POOL_ID: worker } = process.env;
  return readConfig(undefined, {
    ...Object.fromEntries(database),
    // Test files run side by side, and each counts its own requests.
    ...(redis !== undefined && { APP_REDIS_URL: `${redis}/${worker}` }),
    APP_CONTROLS_ENABLED: 'true',
    ...overrides,
  });
}

/** Starts a server before the tests of a file and stops it after them; on PostgreSQL it gets a database of its own. */
export function useServer(overrides: Record<string, string> = {}): TestServer {
  const used = { logged: [] as string[] } as TestServer;
  const database = useDatabase();
  beforeAll(async () => {
    const log = pino({ level: 'debug' }, { write: (line: string) => void used.logged.push(line) });
    await emptyRedis();
    Object.assign(
      used,
      await createServer(testConfig({ APP_SERVER_PORT: '0', ...database, ...overrides }), log),
    );
    await used.server.initialize();
    return () => used.server.stop();
  });
  return used;
}

/** Makes an empty database for the tests of a file, and says how to reach it; the embedded one is always empty. */
export function useDatabase(): Record<string, string> {
  if (testConfig().database.host === '') return {};
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  beforeAll(async () => {
    await inPostgres(`CREATE DATABASE ${name}`);
    return () => inPostgres(`DROP DATABASE ${name}`);
  });
  return { APP_DATABASE_NAME: name };
}

async function emptyRedis(): Promise<void> {
  const { url } = testConfig().redis;
  if (url === '') return;
  const redis = new Redis(url);
  await redis.flushdb();
  redis.disconnect();
}

async function inPostgres(statement: string): Promise<void> {
  const { host, port, name: database, user, password } = testConfig().database;
  const client = new pg.Client({ host, port, database, user, password });
  await client.connect();
  await client.query(statement);
  await client.end();
}
