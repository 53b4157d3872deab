import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { inTransaction } from './in-transaction.ts';
import type { Store } from './open-store.ts';
import { prepareQuery } from './prepare-query.ts';
import type { Moment, Role, Tier } from './tables.ts';

/** What a user tells about themselves. */
export type AccountProfile = {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly avatar: string | null;
  readonly bio: string | null;
};

/** A user as the `accounts` API knows them. */
export type AccountUser = {
  readonly userId: string;
  readonly username: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly profile: AccountProfile;
  readonly createdAt: Moment;
  readonly updatedAt: Moment;
  readonly isActive: boolean;
  readonly role: Role;
  readonly tier: Tier;
  /** Whether the password alone does not let them in. */
  readonly hasTwoFactor: boolean;
};

/** What a new user is made of. */
export type NewAccountUser = Pick<
  AccountUser,
  'username' | 'email' | 'passwordHash' | 'profile' | 'role' | 'createdAt'
>;

/** Finds a user by the key of the table. */
export async function findAccountUser(store: Store, userId: string): Promise<AccountUser | undefined> {
  const row = await accountUsers(store).where('users.user_id', '=', userId).executeTakeFirst();
  return row && toAccountUser(row);
}

/** Finds a user by the name under which they log in. */
export async function findAccountUserByName(
  store: Store,
  username: string,
): Promise<AccountUser | undefined> {
  const row = await accountUsers(store).where('users.username', '=', username).executeTakeFirst();
  return row && toAccountUser(row);
}

/** How to find the user behind an access token whose session lives. */
export function accountUserByAccessToken(store: Store) {
  const query = accountUsers(store)
    .innerJoin('sessions', 'sessions.user_id', 'users.user_id')
    .innerJoin('access_tokens', 'access_tokens.session_id', 'sessions.session_id')
    .where('access_tokens.jti', '=', '')
    .where('sessions.ended_at', 'is', null)
    .limit(sql.lit(1));
  const find = prepareQuery(store, query);
  return async (jti: string): Promise<AccountUser | undefined> => {
    const row = await find(jti);
    return row && toAccountUser(row);
  };
}

/** Creates a user and returns the key; or says what of the two that must be unique is taken. */
export function createAccountUser(
  store: Store,
  user: NewAccountUser,
): Promise<{ readonly userId: string } | { readonly taken: 'username' | 'email' }> {
  return inTransaction(store, async (transaction) => {
    const inserted = await transaction
      .insertInto('users')
      .values({
        user_id: randomUUID(),
        username: user.username,
        email: user.email,
        password_hash: user.passwordHash,
        role: user.role,
        created_at: user.createdAt,
        updated_at: user.createdAt,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('user_id')
      .executeTakeFirst();
    if (!inserted) {
      const isNameTaken = await findAccountUserByName(transaction, user.username);
      return { taken: isNameTaken ? 'username' : 'email' };
    }
    const { user_id } = inserted;
    const { firstName, lastName, avatar, bio } = user.profile;
    await transaction
      .insertInto('account_profiles')
      .values({ user_id, first_name: firstName, last_name: lastName, avatar, bio })
      .execute();
    return { userId: user_id };
  });
}

const accountUsers = (store: Store) =>
  store
    .selectFrom('users')
    .leftJoin('account_profiles', 'account_profiles.user_id', 'users.user_id')
    .leftJoin('user_tiers', 'user_tiers.user_id', 'users.user_id')
    .leftJoin('profiles', 'profiles.user_id', 'users.user_id')
    .select(['users.user_id', 'users.username', 'users.email', 'users.password_hash', 'users.role'])
    .select(['users.created_at', 'users.updated_at', 'users.is_active', 'user_tiers.tier'])
    .select(['account_profiles.first_name', 'account_profiles.last_name'])
    .select(['account_profiles.avatar', 'account_profiles.bio', 'profiles.two_factor_enabled']);

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof accountUsers>['executeTakeFirst']>>>;

function toAccountUser(row: Row): AccountUser {
  return {
    userId: row.user_id,
    username: row.username,
    email: row.email,
    passwordHash: row.password_hash,
    profile: toAccountProfile(row),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    isActive: Boolean(row.is_active),
    role: row.role,
    tier: row.tier ?? 'standard',
    hasTwoFactor: Boolean(row.two_factor_enabled),
  };
}

/** Reads the profile out of a row of `account_profiles`. */
export function toAccountProfile(
  row: Pick<Row, 'first_name' | 'last_name' | 'avatar' | 'bio'>,
): AccountProfile {
  return { firstName: row.first_name, lastName: row.last_name, avatar: row.avatar, bio: row.bio };
}
