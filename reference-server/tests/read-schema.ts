import { sql } from 'kysely';
import { readConfig } from '../src/config/read-config.ts';
import { migrateStore, openStore, type Store } from '../src/store/open-store.ts';
import { makePostgres } from './own-postgres.ts';

/** A column as the migrated databases have it. */
export type Column = {
  readonly table: string;
  readonly name: string;
  /** In PostgreSQL. */
  readonly type: string;
  /** In SQLite. */
  readonly embeddedType: string;
  readonly isRequired: boolean;
  readonly default: string | null;
};

/** The rest of what PostgreSQL holds rows to, in its own words. */
export type Rule = { readonly table: string; readonly name: string; readonly definition: string };

/** The migrated store. */
export type Schema = {
  readonly columns: readonly Column[];
  readonly constraints: readonly Rule[];
  readonly indexes: readonly Rule[];
  readonly triggers: readonly Rule[];
  /** Enumerated types with their values. */
  readonly enums: readonly { readonly name: string; readonly values: string }[];
};

/** Migrates a PostgreSQL and an SQLite of its own, and reads both back. */
export async function readSchema(): Promise<Schema> {
  const types = await onStore({}, async (store) => {
    const { rows } = await embeddedTypes.execute(store);
    return new Map(rows.map(({ table, name, type }) => [`${table}.${name}`, type]));
  });
  const postgres = await makePostgres();
  try {
    await postgres.start();
    return await onStore(postgres.settings, async (store) => ({
      columns: (await columns.execute(store)).rows.map((column) => ({
        ...column,
        embeddedType: types.get(`${column.table}.${column.name}`) ?? '',
      })),
      constraints: (await constraints.execute(store)).rows,
      indexes: (await indexes.execute(store)).rows,
      triggers: (await triggers.execute(store)).rows,
      enums: (await enums.execute(store)).rows,
    }));
  } finally {
    await postgres.remove();
  }
}

async function onStore<T>(settings: Record<string, string>, read: (store: Store) => Promise<T>): Promise<T> {
  const opened = openStore(readConfig(undefined, settings).database);
  try {
    await migrateStore(opened);
    return await read(opened.store);
  } finally {
    await opened.store.destroy();
  }
}

const embeddedTypes = sql<{ table: string; name: string; type: string }>`
  SELECT m.name AS "table", p.name, p.type FROM sqlite_master m JOIN pragma_table_info(m.name) p
  WHERE m.type = 'table'`;

const columns = sql<Omit<Column, 'embeddedType'>>`
  SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
    a.attnotnull AS "isRequired", pg_get_expr(d.adbin, d.adrelid) AS "default"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY c.relname, a.attnum`;

const constraints = sql<Rule>`
  SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f', 'c')
  ORDER BY 1, array_position('{p,u,f,c}', contype::text), 2`;

const indexes = sql<Rule>`
  SELECT tablename AS "table", indexname AS name, indexdef AS definition FROM pg_indexes
  WHERE schemaname = 'public' AND indexname NOT IN (SELECT conname FROM pg_constraint) ORDER BY 1, 2`;

const triggers = sql<Rule>`
  SELECT tgrelid::regclass::text AS "table", tgname AS name, pg_get_triggerdef(oid) AS definition
  FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`;

const enums = sql<{ name: string; values: string }>`
  SELECT t.typname AS name, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) AS values
  FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.typname ORDER BY 1`;
