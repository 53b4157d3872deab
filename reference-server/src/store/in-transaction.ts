import type { Store } from './open-store.ts';

/** Does work in one transaction; work inside a larger one joins that. */
export function inTransaction<T>(store: Store, work: (transaction: Store) => Promise<T>): Promise<T> {
  return store.isTransaction ? work(store) : store.transaction().execute(work);
}
