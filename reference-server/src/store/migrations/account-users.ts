import { type ColumnDefinitionBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from './dialect.ts';

/** What the `accounts` API needs beyond `users`: profiles and tiers. */
export function accountUsers(dialect: Dialect): Migration {
  const uuid = dialect === 'postgres' ? sql`uuid` : sql`text`;
  const ofUser = (column: ColumnDefinitionBuilder) =>
    column.notNull().primaryKey().references('users.user_id').onDelete('cascade');
  return {
    up: async ({ schema }: Kysely<unknown>): Promise<void> => {
      await schema
        .createTable('account_profiles')
        .addColumn('user_id', uuid, ofUser)
        .addColumn('first_name', 'text')
        .addColumn('last_name', 'text')
        .addColumn('avatar', 'text')
        .addColumn('bio', 'text')
        .execute();
      await schema
        .createTable('user_tiers')
        .addColumn('user_id', uuid, ofUser)
        .addColumn('tier', 'text', (column) => column.notNull().check(sql`tier IN ('standard', 'premium')`))
        .execute();
    },
    down: async ({ schema }: Kysely<unknown>): Promise<void> => {
      await schema.dropTable('user_tiers').execute();
      await schema.dropTable('account_profiles').execute();
    },
  };
}
