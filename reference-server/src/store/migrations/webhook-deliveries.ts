import { type ColumnDefinitionBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from './dialect.ts';

/** Events on their way to the receiver of webhooks, and what became of each try. */
export function webhookDeliveries(dialect: Dialect): Migration {
  const uuid = dialect === 'postgres' ? sql`uuid` : sql`text`;
  const moment = dialect === 'postgres' ? sql`timestamptz` : sql`text`;
  const required = (column: ColumnDefinitionBuilder) => column.notNull();
  const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
    await schema
      .createTable('webhook_deliveries')
      .addColumn('delivery_id', 'text', (column) => column.notNull().primaryKey())
      .addColumn('user_id', uuid, (column) =>
        column.notNull().references('users.user_id').onDelete('cascade'),
      )
      .addColumn('shown_user_id', 'text', required)
      .addColumn('type', 'text', required)
      .addColumn('body', 'text', required)
      .addColumn('state', 'text', required)
      .addColumn('attempts', 'text', required)
      .addColumn('due_at', moment, required)
      .addColumn('ordinal', 'bigint', required)
      .execute();
    for (const column of ['user_id', 'shown_user_id', 'state', 'ordinal']) {
      await schema
        .createIndex(`idx_webhook_deliveries_${column}`)
        .on('webhook_deliveries')
        .column(column)
        .execute();
    }
  };
  return { up, down: ({ schema }) => schema.dropTable('webhook_deliveries').execute() };
}
