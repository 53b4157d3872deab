import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config/read-config.ts';
import { isUnavailable } from '../errors/is-unavailable.ts';

/** Says in one sentence why the store cannot be opened, when the operator can mend it; else hands the error back. */
export function explainStoreError(error: unknown, database: Config['database']): unknown {
  const { host, port, name, user } = database;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (host === '') {
    return isUnavailable(error) || code === 'SQLITE_NOTADB' || code === 'SQLITE_READONLY'
      ? new ConfigError(`The database file \`${name}\` cannot be used (${code}).`, { cause: error })
      : error;
  }
  const place = `The database at ${host}:${port}`;
  if (code === '3D000')
    return new ConfigError(`${place} has no database \`${name}\`. Create it first.`, { cause: error });
  if (code.startsWith('28')) {
    const advice = 'Mend `database.user` and `database.password`.';
    return new ConfigError(`${place} refuses the user \`${user}\`. ${advice}`, { cause: error });
  }
  if (!isUnavailable(error)) return error;
  return new ConfigError(`${place} cannot be reached (${code === '' ? 'timeout' : code}).`, { cause: error });
}
