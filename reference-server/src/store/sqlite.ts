import { type Dialect, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import Database from 'libsql';
import { ConfigError } from '../config/config-error.ts';

/** The embedded SQLite: in memory without a name, else in the file of that name. */
export function sqliteDialect(name: string): Dialect {
  const database = open(name === '' ? ':memory:' : name);
  database.exec('PRAGMA foreign_keys = ON');
  if (name !== '' && name !== ':memory:') database.exec('PRAGMA journal_mode = WAL');
  const adapted: SqliteDatabase = {
    close: () => database.close(),
    prepare: (sql) => adapt(database.prepare(sql)),
  };
  return new SqliteDialect({ database: adapted });
}

function open(path: string): Database.Database {
  try {
    return new Database(path);
  } catch (cause) {
    throw new ConfigError(`The database file \`${path}\` cannot be opened.`, { cause });
  }
}

/** SQLite has no booleans, so true and false are bound as 1 and 0. */
function adapt(statement: Database.Statement<unknown[]>): SqliteStatement {
  const bind = (parameters: readonly unknown[]) =>
    parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value));
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(bind(parameters)),
    run: (parameters) => statement.run(bind(parameters)),
    iterate: (parameters) => statement.iterate(bind(parameters)),
  };
}
