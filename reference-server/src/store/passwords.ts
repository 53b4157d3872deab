import { inTransaction } from './in-transaction.ts';
import type { Store } from './open-store.ts';
import { useReset, voidResets } from './password-resets.ts';
import { endAllSessions, endOtherSessions } from './sessions.ts';

/** Spends a reset on a new password, and ends every session of its user; false when somebody else spent it first. */
export function resetPasswordOf(
  store: Store,
  userId: string,
  { resetId, passwordHash, now }: { resetId: string; passwordHash: string; now: Date },
): Promise<boolean> {
  return inTransaction(store, async (transaction) => {
    if (!(await useReset(transaction, resetId, now))) return false;
    await setPassword(transaction, userId, passwordHash, now);
    await endAllSessions(transaction, userId, now.toISOString());
    return true;
  });
}

/** Gives a user a new password, ends all sessions but the one that asked for it, and voids open resets. */
export function changePasswordOf(
  store: Store,
  userId: string,
  { sessionId, passwordHash, now }: { sessionId: string; passwordHash: string; now: Date },
): Promise<void> {
  return inTransaction(store, async (transaction) => {
    await setPassword(transaction, userId, passwordHash, now);
    await endOtherSessions(transaction, userId, sessionId, now.toISOString());
    await voidResets(transaction, userId, now);
  });
}

async function setPassword(store: Store, userId: string, passwordHash: string, now: Date): Promise<void> {
  await store
    .updateTable('users')
    .set({ password_hash: passwordHash, updated_at: now.toISOString() })
    .where('user_id', '=', userId)
    .execute();
}
