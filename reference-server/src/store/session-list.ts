import type { Store } from './open-store.ts';
import type { LiveSession } from './sessions.ts';
import type { Moment } from './tables.ts';

/** Some rows of a list, and how many the whole has. */
export type Rows<Item> = { readonly items: readonly Item[]; readonly total: number };

/** Lists the live sessions of a user, the newest first. */
export async function listSessionsOf(
  store: Store,
  userId: string,
  now: Moment,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Rows<LiveSession>> {
  const live = liveSessions(store, userId, now);
  const { total } = await live
    .select(({ fn }) => fn.countAll<number | string>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await live
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('ordinal', 'desc')
    .offset(offset)
    .limit(limit)
    .execute();
  const items = rows.map((row) => ({
    sessionId: row.session_id,
    deviceId: row.device_id,
    ip: row.ip,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
  }));
  return { items, total: Number(total) };
}

/** Ends a live session of a user; false when the user has no such session. */
export async function endSessionOf(
  store: Store,
  userId: string,
  sessionId: string,
  at: Moment,
): Promise<boolean> {
  const { numUpdatedRows } = await store
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('user_id', '=', userId)
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function liveSessions(store: Store, userId: string, now: Moment) {
  return store
    .selectFrom('sessions')
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now);
}
