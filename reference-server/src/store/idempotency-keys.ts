import { after, lifetimes } from '../tokens/lifetimes.ts';
import type { Store } from './open-store.ts';
import { nextOrdinal } from './ordinal.ts';

/** A request that its sender may repeat. */
export type KeyedRequest = {
  /** Whose keys of which operation. */
  readonly scope: string;
  readonly key: string;
  /** The same for the same body. */
  readonly fingerprint: string;
};

/** What a key stands for: nothing yet, a request that still runs, another request, or an answer. */
export type KeyState =
  | { readonly is: 'claimed' | 'running' | 'foreign' }
  | { readonly is: 'answered'; readonly answer: string };

/** A request that has not ended after so many seconds never will: its server went away. */
const longestRun = 60;

/** Claims the key of a request, unless it stands for something already. */
export async function claimKey(store: Store, request: KeyedRequest, now: Date): Promise<KeyState> {
  const { scope, key, fingerprint } = request;
  const claim = { fingerprint, claimed_at: now.toISOString(), answer: null, user_id: null };
  const inserted = await store
    .insertInto('idempotency_keys')
    .values({ scope, key, ...claim, ordinal: nextOrdinal() })
    .onConflict((conflict) => conflict.columns(['scope', 'key']).doNothing())
    .executeTakeFirst();
  if ((inserted.numInsertedOrUpdatedRows ?? 0n) > 0n) {
    await dropOldKeys(store);
    return { is: 'claimed' };
  }
  const row = await ofRequest(store, request).selectAll().executeTakeFirst();
  if (!row) return { is: 'running' };
  const life = row.answer === null ? longestRun : lifetimes.idempotencyKey;
  if (after(new Date(row.claimed_at), life) <= now) {
    const { numUpdatedRows } = await store
      .updateTable('idempotency_keys')
      .set(claim)
      .where('scope', '=', scope)
      .where('key', '=', key)
      .where('claimed_at', '=', row.claimed_at)
      .executeTakeFirst();
    return { is: numUpdatedRows > 0n ? 'claimed' : 'running' };
  }
  if (row.fingerprint !== fingerprint) return { is: 'foreign' };
  return row.answer === null ? { is: 'running' } : { is: 'answered', answer: row.answer };
}

/** Keeps the answer of a request under its key, for as long as the user that it tells of exists. */
export async function keepAnswer(store: Store, request: KeyedRequest, answer: string, userId: string) {
  await store
    .updateTable('idempotency_keys')
    .set({ answer, user_id: userId })
    .where('scope', '=', request.scope)
    .where('key', '=', request.key)
    .execute();
}

/** Gives a key back whose request failed, so that it can be tried again. */
export async function releaseKey(store: Store, request: KeyedRequest): Promise<void> {
  await store
    .deleteFrom('idempotency_keys')
    .where('scope', '=', request.scope)
    .where('key', '=', request.key)
    .execute();
}

function ofRequest(store: Store, { scope, key }: KeyedRequest) {
  return store.selectFrom('idempotency_keys').where('scope', '=', scope).where('key', '=', key);
}

/** The ordinal is real time, so that a scene that runs ahead takes no other scene's keys along. */
async function dropOldKeys(store: Store): Promise<void> {
  const oldest = (Date.now() - lifetimes.idempotencyKey * 1000) * 1000;
  await store.deleteFrom('idempotency_keys').where('ordinal', '<', oldest).execute();
}
