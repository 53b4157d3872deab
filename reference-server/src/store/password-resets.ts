import { sql } from 'kysely';
import { after, lifetimes } from '../tokens/lifetimes.ts';
import { inTransaction } from './in-transaction.ts';
import type { Store } from './open-store.ts';

/** Stores a new reset of a user and voids the older ones; does the same work, to no effect, when there is no such user. */
export function createReset(store: Store, userId: string, resetId: string, now: Date): Promise<void> {
  return inTransaction(store, async (transaction) => {
    await voidResets(transaction, userId, now);
    await transaction
      .insertInto('password_resets')
      .columns(['reset_id', 'user_id', 'expires_at'])
      .expression((eb) =>
        eb
          .selectFrom('users')
          .select([
            sql<string>`${resetId}`.as('reset_id'),
            'user_id',
            sql<string>`${after(now, lifetimes.resetToken).toISOString()}`.as('expires_at'),
          ])
          .where('user_id', '=', userId),
      )
      .execute();
  });
}

/** Tells whose password a reset may change now; nothing when it is unknown, used, voided or expired. */
export async function findReset(store: Store, resetId: string, now: Date): Promise<string | undefined> {
  const row = await store
    .selectFrom('password_resets')
    .select('user_id')
    .where('reset_id', '=', resetId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst();
  return row?.user_id;
}

/** Uses a reset up; false when somebody else did so first. */
export async function useReset(store: Store, resetId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await store
    .updateTable('password_resets')
    .set({ used_at: now.toISOString() })
    .where('reset_id', '=', resetId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Voids every reset of a user that is still open. */
export async function voidResets(store: Store, userId: string, now: Date): Promise<void> {
  await store
    .updateTable('password_resets')
    .set({ voided_at: now.toISOString() })
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .execute();
}
