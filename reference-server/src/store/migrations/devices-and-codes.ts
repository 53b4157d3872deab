import { type ColumnDefinitionBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from './dialect.ts';

/** Devices, the second factor, repeated requests, and an order of what happened within one moment. */
export function devicesAndCodes(dialect: Dialect): Migration {
  const uuid = dialect === 'postgres' ? sql`uuid` : sql`text`;
  const moment = dialect === 'postgres' ? sql`timestamptz` : sql`text`;
  const required = (column: ColumnDefinitionBuilder) => column.notNull();
  const ofUser = (column: ColumnDefinitionBuilder) =>
    column.notNull().references('users.user_id').onDelete('cascade');

  const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
    for (const table of ordered) {
      await schema
        .alterTable(table)
        .addColumn('ordinal', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
    }
    await schema
      .createTable('devices')
      .addColumn('user_id', uuid, ofUser)
      .addColumn('device_id', 'text', required)
      .addColumn('fingerprint', 'text')
      .addColumn('user_agent', 'text', required)
      .addColumn('first_seen_at', moment, required)
      .addColumn('last_seen_at', moment, required)
      .addColumn('trusted', 'boolean', required)
      .addColumn('ordinal', 'bigint', required)
      .addPrimaryKeyConstraint('devices_key', ['user_id', 'device_id'])
      .execute();
    await schema
      .createTable('two_factor_challenges')
      .addColumn('challenge_id', uuid, (column) => column.notNull().primaryKey())
      .addColumn('user_id', uuid, ofUser)
      .addColumn('token_hash', 'text', (column) => column.unique())
      .addColumn('code_hash', 'text', required)
      .addColumn('tries', 'integer', required)
      .addColumn('expires_at', moment, required)
      .addColumn('closed_at', moment)
      .addColumn('fingerprint', 'text')
      .addColumn('remember_me', 'boolean', required)
      .execute();
    await schema
      .createTable('backup_codes')
      .addColumn('code_hash', 'text', (column) => column.notNull().primaryKey())
      .addColumn('user_id', uuid, ofUser)
      .addColumn('used_at', moment)
      .execute();
    await schema
      .createTable('idempotency_keys')
      .addColumn('scope', 'text', required)
      .addColumn('key', 'text', required)
      .addColumn('fingerprint', 'text', required)
      .addColumn('claimed_at', moment, required)
      .addColumn('answer', 'text')
      .addColumn('user_id', uuid, (column) => column.references('users.user_id').onDelete('cascade'))
      .addColumn('ordinal', 'bigint', required)
      .addPrimaryKeyConstraint('idempotency_keys_key', ['scope', 'key'])
      .execute();
    for (const table of ['two_factor_challenges', 'backup_codes', 'idempotency_keys']) {
      await schema.createIndex(`idx_${table}_user_id`).on(table).column('user_id').execute();
    }
  };
  const down = async ({ schema }: Kysely<unknown>): Promise<void> => {
    for (const table of tables) await schema.dropTable(table).execute();
    for (const table of ordered) await schema.alterTable(table).dropColumn('ordinal').execute();
  };
  return { up, down };
}

const ordered = ['sessions', 'security_events'];
const tables = ['idempotency_keys', 'backup_codes', 'two_factor_challenges', 'devices'];
