import { type ColumnDefinitionBuilder, type Kysely, type Migration, sql } from 'kysely';
import type { Dialect } from './dialect.ts';

/** What authentication needs beyond `users`: profiles, consent, sessions, tokens, lockout, resets and events. */
export function auth(dialect: Dialect): Migration {
  const uuid = dialect === 'postgres' ? sql`uuid` : sql`text`;
  const moment = dialect === 'postgres' ? sql`timestamptz` : sql`text`;
  const required = (column: ColumnDefinitionBuilder) => column.notNull();
  const primary = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();
  const ofUser = (column: ColumnDefinitionBuilder) =>
    column.notNull().references('users.user_id').onDelete('cascade');
  const ofSession = (column: ColumnDefinitionBuilder) =>
    column.notNull().references('sessions.session_id').onDelete('cascade');

  const up = async (db: Kysely<unknown>): Promise<void> => {
    const { schema } = db;
    await schema
      .createTable('profiles')
      .addColumn('user_id', uuid, (column) => ofUser(column).primaryKey())
      .addColumn('public_id', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', required)
      .addColumn('email_verified_at', moment)
      .addColumn('two_factor_enabled', 'boolean', (column) => column.notNull().defaultTo(sql`false`))
      .execute();
    await schema
      .createTable('consents')
      .addColumn('consent_id', uuid, primary)
      .addColumn('user_id', uuid, ofUser)
      .addColumn('terms_accepted', 'boolean', required)
      .addColumn('privacy_accepted', 'boolean', required)
      .addColumn('marketing_accepted', 'boolean', required)
      .addColumn('consent_timestamp', moment, required)
      .addColumn('consent_ip', 'text', required)
      .execute();
    await schema
      .createTable('sessions')
      .addColumn('session_id', 'text', primary)
      .addColumn('user_id', uuid, ofUser)
      .addColumn('device_id', 'text', required)
      .addColumn('ip', 'text', required)
      .addColumn('user_agent', 'text', required)
      .addColumn('remember_me', 'boolean', required)
      .addColumn('created_at', moment, required)
      .addColumn('last_used_at', moment, required)
      .addColumn('expires_at', moment, required)
      .addColumn('ended_at', moment)
      .execute();
    await schema
      .createTable('access_tokens')
      .addColumn('jti', 'text', primary)
      .addColumn('session_id', 'text', ofSession)
      .addColumn('expires_at', moment, required)
      .execute();
    await schema
      .createTable('refresh_tokens')
      .addColumn('token_hash', 'text', primary)
      .addColumn('session_id', 'text', ofSession)
      .addColumn('expires_at', moment, required)
      .addColumn('used_at', moment)
      .execute();
    await schema
      .createTable('login_failures')
      .addColumn('email', 'text', primary)
      .addColumn('failures', 'integer', required)
      .addColumn('failed_at', moment, required)
      .execute();
    await schema
      .createTable('password_resets')
      .addColumn('reset_id', 'text', primary)
      .addColumn('user_id', uuid, ofUser)
      .addColumn('expires_at', moment, required)
      .addColumn('used_at', moment)
      .addColumn('voided_at', moment)
      .execute();
    await schema
      .createTable('security_events')
      .addColumn('event_id', uuid, primary)
      .addColumn('user_id', uuid, ofUser)
      .addColumn('type', 'text', required)
      .addColumn('occurred_at', moment, required)
      .addColumn('ip', 'text', required)
      .addColumn('user_agent', 'text', required)
      .addColumn('metadata', 'text', required)
      .execute();
    for (const [table, column] of indexed) {
      await schema.createIndex(`idx_${table}_${column}`).on(table).column(column).execute();
    }
  };
  const down = async ({ schema }: Kysely<unknown>): Promise<void> => {
    for (const table of [...tables].reverse()) await schema.dropTable(table).execute();
  };
  return { up, down };
}

const tables = [
  'profiles',
  'consents',
  'sessions',
  'access_tokens',
  'refresh_tokens',
  'login_failures',
  'password_resets',
  'security_events',
];

const indexed = [
  ['consents', 'user_id'],
  ['sessions', 'user_id'],
  ['access_tokens', 'session_id'],
  ['refresh_tokens', 'session_id'],
  ['password_resets', 'user_id'],
  ['security_events', 'user_id'],
] as const;
