import { randomUUID } from 'node:crypto';
import type { Server } from '@hapi/hapi';
import pg from 'pg';
import { pino } from 'pino';
import { beforeAll } from 'vitest';
import { readConfig } from '../src/config/read-config.ts';
import type { Services } from '../src/http/services.ts';
import { createServer } from '../src/server.ts';

/** A server of the test file, with the lines that it logged. */
export type TestServer = { server: Server; services: Services; logged: string[] };

/** The settings of tests: the database that the environment names, the embedded one without. */
export function testConfig(overrides: Record<string, string> = {}) {
  const database = Object.entries(process.env).filter(([name]) => name.startsWith('APP_DATABASE_'));
  return readConfig(undefined, {
    ...Object.fromEntries(database),
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

async function inPostgres(statement: string): Promise<void> {
  const { host, port, name: database, user, password } = testConfig().database;
  const client = new pg.Client({ host, port, database, user, password });
  await client.connect();
  await client.query(statement);
  await client.end();
}
