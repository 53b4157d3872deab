import { type Dialect, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import Database from 'libsql';
import { ConfigError } from '../config/config-error.ts';

/** The embedded SQLite: in memory without a name, else in the file of that name. */
export function sqliteDialect(name: string): Dialect {
  const database = open(name === '' ? ':memory:' : name);
  database.exec('PRAGMA foreign_keys = ON');
  if (name !== '' && name !== ':memory:') database.exec('PRAGMA journal_mode = WAL');
  const prepared = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    // What changes a table makes what was prepared for it stale.
    if (/^\s*(create|alter|drop)\b/i.test(sql)) prepared.clear();
    const known = prepared.get(sql);
    if (known) return known;
    const statement = adapt(database.prepare(sql), / limit 1$/.test(sql));
    const [oldest] = prepared.keys();
    if (prepared.size >= mostPrepared && oldest !== undefined) prepared.delete(oldest);
    prepared.set(sql, statement);
    return statement;
  };
  const adapted: SqliteDatabase = { close: () => database.close(), prepare };
  return new SqliteDialect({ database: adapted });
}

/** The server has fewer statements than this; only lists of values of any length make more. */
const mostPrepared = 300;

function open(path: string): Database.Database {
  try {
    return new Database(path);
  } catch (cause) {
    throw new ConfigError(`The database file \`${path}\` cannot be opened.`, { cause });
  }
}

/** SQLite has no booleans, so true and false are bound as 1 and 0; a single row is read without a list around it. */
function adapt(statement: Database.Statement<unknown[]>, isSingle: boolean): SqliteStatement {
  const bind = (parameters: readonly unknown[]) =>
    parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value));
  return {
    reader: statement.reader,
    all: (parameters) => (isSingle ? only(statement.get(bind(parameters))) : statement.all(bind(parameters))),
    run: (parameters) => statement.run(bind(parameters)),
    iterate: (parameters) => statement.iterate(bind(parameters)),
  };
}

function only(row: unknown): unknown[] {
  return row === undefined ? [] : [row];
}
