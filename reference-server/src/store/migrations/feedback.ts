import { type ColumnDefinitionBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from './dialect.ts';

/** What readers say about the documentation. */
export function feedback(dialect: Dialect): Migration {
  const moment = dialect === 'postgres' ? sql`timestamptz` : sql`text`;
  const required = (column: ColumnDefinitionBuilder) => column.notNull();
  return {
    up: ({ schema }: Kysely<unknown>) =>
      schema
        .createTable('feedback')
        .addColumn('feedback_id', 'text', (column) => column.notNull().primaryKey())
        .addColumn('page', 'text', required)
        .addColumn('helpful', 'boolean', required)
        .addColumn('comment', 'text', required)
        .addColumn('user_agent', 'text', required)
        .addColumn('received_at', moment, required)
        .execute(),
    down: ({ schema }: Kysely<unknown>) => schema.dropTable('feedback').execute(),
  };
}
