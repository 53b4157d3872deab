import { Kysely, type KyselyPlugin, Migrator } from 'kysely';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config/read-config.ts';
import { migrations } from './migrations/index.ts';
import { postgresDialect } from './postgres.ts';
import { sqliteDialect } from './sqlite.ts';
import type { Tables } from './tables.ts';

/** The database behind the server. */
export type Store = Kysely<Tables>;

/** A store with the way forward and back through its migrations. */
export type OpenStore = { readonly store: Store; readonly migrator: Migrator };

/** Opens PostgreSQL when a host is configured, else the embedded SQLite; nothing is migrated yet. */
export function openStore(database: Config['database'], plugins: KyselyPlugin[] = []): OpenStore {
  const isPostgres = database.host !== '';
  if (isPostgres && database.name === '') {
    throw new ConfigError('`database.name` must be set when `database.host` is set.');
  }
  const dialect = isPostgres ? postgresDialect(database) : sqliteDialect(database.name);
  const store = new Kysely<Tables>({ dialect, plugins });
  const list = migrations(isPostgres ? 'postgres' : 'sqlite');
  return { store, migrator: new Migrator({ db: store, provider: { getMigrations: async () => list } }) };
}

/** Brings the tables up to date. */
export async function migrateStore({ migrator }: OpenStore): Promise<void> {
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
