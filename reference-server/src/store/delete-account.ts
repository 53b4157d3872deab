import { inTransaction } from './in-transaction.ts';
import type { Store } from './open-store.ts';

/** Deletes a user with everything that is stored about them. */
export function deleteAccount(store: Store, userId: string, email: string): Promise<void> {
  return inTransaction(store, async (transaction) => {
    await transaction.deleteFrom('users').where('user_id', '=', userId).execute();
    await transaction.deleteFrom('login_failures').where('email', '=', email).execute();
  });
}
