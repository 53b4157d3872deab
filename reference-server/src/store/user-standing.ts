import type { Store } from './open-store.ts';
import type { Moment, Role, Tier } from './tables.ts';

/** Suspends the user of a normalised address; like its neighbours it returns the id that the user's API shows. */
export function suspend(store: Store, email: string, at: Moment): Promise<string | undefined> {
  return changeUser(store, email, { is_active: false, updated_at: at });
}

/** Gives the user of a normalised address a role. */
export function changeRole(store: Store, email: string, role: Role, at: Moment): Promise<string | undefined> {
  return changeUser(store, email, { role, updated_at: at });
}

/** Books a tier for the user of a normalised address. */
export async function changeTier(store: Store, email: string, tier: Tier): Promise<string | undefined> {
  const user = await findIds(store, email);
  if (!user) return undefined;
  await store
    .insertInto('user_tiers')
    .values({ user_id: user.user_id, tier })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ tier }))
    .execute();
  return shownId(user);
}

async function changeUser(
  store: Store,
  email: string,
  change: { readonly is_active?: boolean; readonly role?: Role; readonly updated_at: Moment },
): Promise<string | undefined> {
  const user = await findIds(store, email);
  if (!user) return undefined;
  await store.updateTable('users').set(change).where('user_id', '=', user.user_id).execute();
  return shownId(user);
}

function findIds(store: Store, email: string) {
  return store
    .selectFrom('users')
    .leftJoin('profiles', 'profiles.user_id', 'users.user_id')
    .select(['users.user_id', 'profiles.public_id'])
    .where('users.email', '=', email)
    .executeTakeFirst();
}

function shownId(user: { readonly user_id: string; readonly public_id: string | null }): string {
  return user.public_id ?? `user_${user.user_id}`;
}
