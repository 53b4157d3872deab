import { type Dialect, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import type { Config } from '../config/read-config.ts';

/** A pool of PostgreSQL connections; connecting is given up after five seconds. */
export function postgresDialect(database: Config['database']): Dialect {
  return new PostgresDialect({ pool: () => openPool(database) });
}

async function openPool({ host, port, name, user, password }: Config['database']): Promise<Pool> {
  // Who has no PostgreSQL does not wait for its driver.
  const { default: pg } = await import('pg');
  /** Moments come as RFC 3339 texts, as SQLite has them. */
  const parserOf = ((type: number, format?: 'text') => {
    const parse = pg.types.getTypeParser(type, format);
    return type === pg.types.builtins.TIMESTAMPTZ
      ? (value: string) => (parse(value) as unknown as Date).toISOString()
      : parse;
  }) as typeof pg.types.getTypeParser;
  const pool = new pg.Pool({
    host,
    port,
    database: name,
    ...(user !== '' && { user }),
    ...(password !== '' && { password }),
    connectionTimeoutMillis: 5000,
    types: { getTypeParser: parserOf },
  });
  // Without listeners a connection that breaks, idle or between two statements of a transaction, would end the process;
  // the next query reports it anyway.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
