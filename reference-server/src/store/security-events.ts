import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { RequestContext } from '../http/request-context.ts';
import type { Store } from './open-store.ts';
import { nextOrdinal } from './ordinal.ts';

/** What can happen to an account that its owner may want to know. */
export const eventTypes = [
  'register',
  'email_verified',
  'login',
  'login_failed',
  'lockout',
  'unlock',
  'logout',
  'token_refreshed',
  'token_reuse',
  'password_changed',
  'reset_requested',
  'password_reset',
  '2fa_enabled',
  '2fa_disabled',
  'backup_code_used',
  'session_revoked',
  'device_revoked',
  'consent_withdrawn',
  'data_exported',
] as const;

/** One of the event types. */
export type EventType = (typeof eventTypes)[number];

/**
 * Writes an event into the audit trail of a user, and its webhook beside it; does the same work, to no effect, when there
 * is no such user. What it returns sends the webhook, and is for when all that has been committed.
 */
export async function recordEvent(
  store: Store,
  context: Pick<RequestContext, 'now' | 'clientAddress' | 'userAgent' | 'locate' | 'announce'>,
  userId: string,
  type: EventType,
  metadata: Readonly<Record<string, unknown>> = {},
): Promise<() => void> {
  const event = {
    eventId: randomUUID(),
    userId,
    type,
    occurredAt: context.now().toISOString(),
    ip: context.clientAddress,
    userAgent: context.userAgent,
    location: context.locate(context.clientAddress),
    metadata,
  };
  await store
    .insertInto('security_events')
    .columns([
      'event_id',
      'user_id',
      'type',
      'occurred_at',
      'ip',
      'user_agent',
      'location',
      'metadata',
      'ordinal',
    ])
    .expression((eb) =>
      eb
        .selectFrom('users')
        .select([
          sql<string>`${event.eventId}`.as('event_id'),
          'user_id',
          sql<string>`${type}`.as('type'),
          sql<string>`${event.occurredAt}`.as('occurred_at'),
          sql<string>`${event.ip}`.as('ip'),
          sql<string>`${event.userAgent}`.as('user_agent'),
          sql<string | null>`${event.location}`.as('location'),
          sql<string>`${JSON.stringify(metadata)}`.as('metadata'),
          sql<number>`${nextOrdinal()}`.as('ordinal'),
        ])
        .where('user_id', '=', userId),
    )
    .execute();
  return context.announce(store, event, context.now);
}
