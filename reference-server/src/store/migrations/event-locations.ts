import type { Kysely, Migration } from 'kysely';

/** The place that an event came from, as it was known when it happened. */
export function eventLocations(): Migration {
  return {
    up: ({ schema }: Kysely<unknown>) =>
      schema.alterTable('security_events').addColumn('location', 'text').execute(),
    down: ({ schema }: Kysely<unknown>) =>
      schema.alterTable('security_events').dropColumn('location').execute(),
  };
}
