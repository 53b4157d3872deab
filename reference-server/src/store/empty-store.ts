import type { Store } from './open-store.ts';

/** Deletes every user with all that belongs to them, every count of failed logins and every claimed key. */
export function emptyStore(store: Store): Promise<void> {
  return store.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('users').execute();
    await transaction.deleteFrom('login_failures').execute();
    await transaction.deleteFrom('feedback').execute();
    await transaction.deleteFrom('idempotency_keys').execute();
  });
}
