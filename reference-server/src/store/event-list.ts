import type { Store } from './open-store.ts';
import type { EventType } from './security-events.ts';
import type { Rows } from './session-list.ts';
import type { Moment } from './tables.ts';

/** An entry of the audit trail of a user. */
export type SecurityEvent = {
  readonly eventId: string;
  readonly type: EventType;
  readonly occurredAt: Moment;
  readonly ip: string;
  readonly userAgent: string;
  readonly location: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
};

/** Lists the events of a user, all or those of one type, the newest first. */
export async function listEventsOf(
  store: Store,
  userId: string,
  type: EventType | undefined,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Rows<SecurityEvent>> {
  let events = store.selectFrom('security_events').where('user_id', '=', userId);
  if (type !== undefined) events = events.where('type', '=', type);
  const { total } = await events
    .select(({ fn }) => fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await events
    .selectAll()
    .orderBy('occurred_at', 'desc')
    .orderBy('ordinal', 'desc')
    .offset(offset)
    .limit(limit)
    .execute();
  const items = rows.map((row) => ({
    eventId: row.event_id,
    type: row.type as EventType,
    occurredAt: row.occurred_at,
    ip: row.ip,
    userAgent: row.user_agent,
    location: row.location,
    metadata: JSON.parse(row.metadata),
  }));
  return { items, total: Number(total) };
}
