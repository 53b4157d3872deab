import { inTransaction } from './in-transaction.ts';
import type { Store } from './open-store.ts';
import type { Moment } from './tables.ts';

/** Enables two-factor authentication with its backup codes; false when it was enabled before. */
export function enableTwoFactorOf(store: Store, userId: string, codeHashes: readonly string[]) {
  return inTransaction(store, async (transaction) => {
    const enabled = await setTwoFactor(transaction, userId, true);
    if (enabled) await replaceBackupCodes(transaction, userId, codeHashes);
    return enabled;
  });
}

/** Disables two-factor authentication and drops its codes; false when it was not enabled. */
export function disableTwoFactorOf(store: Store, userId: string): Promise<boolean> {
  return inTransaction(store, async (transaction) => {
    const disabled = await setTwoFactor(transaction, userId, false);
    if (disabled) {
      await replaceBackupCodes(transaction, userId, []);
      await transaction.deleteFrom('two_factor_challenges').where('user_id', '=', userId).execute();
    }
    return disabled;
  });
}

/** Puts new backup codes in the place of all older ones. */
export function renewBackupCodes(store: Store, userId: string, codeHashes: readonly string[]): Promise<void> {
  return inTransaction(store, (transaction) => replaceBackupCodes(transaction, userId, codeHashes));
}

/** Uses a backup code up; false when the user has no such code any more. */
export async function useBackupCode(store: Store, userId: string, codeHash: string, at: Moment) {
  const { numUpdatedRows } = await store
    .updateTable('backup_codes')
    .set({ used_at: at })
    .where('user_id', '=', userId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function setTwoFactor(store: Store, userId: string, enabled: boolean): Promise<boolean> {
  const { numUpdatedRows } = await store
    .updateTable('profiles')
    .set({ two_factor_enabled: enabled })
    .where('user_id', '=', userId)
    .where('two_factor_enabled', '=', !enabled)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function replaceBackupCodes(store: Store, userId: string, codeHashes: readonly string[]) {
  await store.deleteFrom('backup_codes').where('user_id', '=', userId).execute();
  if (codeHashes.length === 0) return;
  await store
    .insertInto('backup_codes')
    .values(codeHashes.map((code_hash) => ({ code_hash, user_id: userId })))
    .execute();
}
