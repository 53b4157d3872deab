import { inTransaction } from './in-transaction.ts';
import type { Store } from './open-store.ts';
import { nextOrdinal } from './ordinal.ts';
import type { Moment } from './tables.ts';

/** A device that a user logged in from. */
export type Device = {
  readonly deviceId: string;
  readonly fingerprint: string | null;
  readonly userAgent: string;
  readonly firstSeenAt: Moment;
  readonly lastSeenAt: Moment;
  readonly isTrusted: boolean;
};

/** A device as it shows itself in a login. */
type Seen = {
  readonly userId: string;
  readonly deviceId: string;
  readonly fingerprint: string | undefined;
  readonly userAgent: string;
  readonly rememberMe: boolean;
  readonly at: Moment;
};

/** Notes the device of a login; one that was ever remembered stays trusted. */
export async function noteDevice(store: Store, seen: Seen): Promise<void> {
  const { userId: user_id, deviceId: device_id, userAgent: user_agent, fingerprint, at } = seen;
  await store
    .insertInto('devices')
    .values({
      user_id,
      device_id,
      fingerprint: fingerprint ?? null,
      user_agent,
      first_seen_at: at,
      last_seen_at: at,
      trusted: seen.rememberMe,
      ordinal: nextOrdinal(),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'device_id'])
        .doUpdateSet({ user_agent, last_seen_at: at, ...(seen.rememberMe && { trusted: true }) }),
    )
    .execute();
}

/** Lists the devices of a user, the newest first. */
export async function listDevicesOf(store: Store, userId: string): Promise<readonly Device[]> {
  const rows = await store
    .selectFrom('devices')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('first_seen_at', 'desc')
    .orderBy('ordinal', 'desc')
    .execute();
  return rows.map((row) => ({
    deviceId: row.device_id,
    fingerprint: row.fingerprint,
    userAgent: row.user_agent,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    isTrusted: Boolean(row.trusted),
  }));
}

/** Forgets a device of a user and ends its sessions; false when the user has no such device. */
export function forgetDevice(store: Store, userId: string, deviceId: string, at: Moment): Promise<boolean> {
  return inTransaction(store, async (transaction) => {
    const { numDeletedRows } = await transaction
      .deleteFrom('devices')
      .where('user_id', '=', userId)
      .where('device_id', '=', deviceId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await transaction
      .updateTable('sessions')
      .set({ ended_at: at })
      .where('user_id', '=', userId)
      .where('device_id', '=', deviceId)
      .where('ended_at', 'is', null)
      .execute();
    return true;
  });
}
