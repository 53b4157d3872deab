import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Config } from '../config/read-config.ts';

/** A pool of PostgreSQL connections; connecting is given up after five seconds. */
export function postgresDialect({ host, port, name, user, password }: Config['database']): Dialect {
  const pool = new pg.Pool({
    host,
    port,
    database: name,
    ...(user !== '' && { user }),
    ...(password !== '' && { password }),
    connectionTimeoutMillis: 5000,
    types: { getTypeParser: parserOf },
  });
  // Without a listener an idle connection that breaks would end the process; the next query reports it anyway.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}

/** Moments come as RFC 3339 texts, as SQLite has them. */
const parserOf = ((type: number, format?: 'text') => {
  const parse = pg.types.getTypeParser(type, format);
  return type === pg.types.builtins.TIMESTAMPTZ
    ? (value: string) => (parse(value) as unknown as Date).toISOString()
    : parse;
}) as typeof pg.types.getTypeParser;
