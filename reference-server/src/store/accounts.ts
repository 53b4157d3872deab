import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Consent } from './consents.ts';
import { inTransaction } from './in-transaction.ts';
import type { Store } from './open-store.ts';
import { prepareQuery } from './prepare-query.ts';
import type { Moment, Role } from './tables.ts';

/** A user with the profile that authentication keeps. */
export type Account = {
  readonly userId: string;
  /** The id that the API shows. */
  readonly publicId: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly name: string;
  readonly role: Role;
  readonly isActive: boolean;
  readonly isVerified: boolean;
  readonly hasTwoFactor: boolean;
  readonly createdAt: Moment;
  readonly lastLoginAt: Moment | null;
};

/** What a new account is made of. */
export type NewAccount = Pick<Account, 'publicId' | 'email' | 'passwordHash' | 'name' | 'createdAt'> & {
  readonly username: string;
  readonly consent: Consent;
};

/** Brings an address into the form in which the store keeps it: case makes no difference. */
export function normaliseEmail(email: string): string {
  return email.toLowerCase();
}

/** Finds the account of a normalised address. */
export async function findAccountByEmail(store: Store, email: string): Promise<Account | undefined> {
  const row = await accounts(store).where('users.email', '=', email).executeTakeFirst();
  return row && toAccount(row);
}

/** Finds an account by the id that the API shows. */
export async function findAccountByPublicId(store: Store, publicId: string): Promise<Account | undefined> {
  const row = await accounts(store).where('profiles.public_id', '=', publicId).executeTakeFirst();
  return row && toAccount(row);
}

/** Finds an account by its key. */
export async function findAccount(store: Store, userId: string): Promise<Account | undefined> {
  const row = await accounts(store).where('users.user_id', '=', userId).executeTakeFirst();
  return row && toAccount(row);
}

/** How to find the account behind an access token, and the live session that the token belongs to. */
export function accountByAccessToken(store: Store) {
  const query = accounts(store)
    .innerJoin('sessions', 'sessions.user_id', 'users.user_id')
    .innerJoin('access_tokens', 'access_tokens.session_id', 'sessions.session_id')
    .select('sessions.session_id')
    .where('access_tokens.jti', '=', '')
    .where('sessions.ended_at', 'is', null)
    .limit(sql.lit(1));
  const find = prepareQuery(store, query);
  return async (
    jti: string,
  ): Promise<{ readonly account: Account; readonly sessionId: string } | undefined> => {
    const row = await find(jti);
    return row && { account: toAccount(row), sessionId: row.session_id };
  };
}

/** Creates an account and returns its key; nothing when the address is taken. */
export function createAccount(store: Store, account: NewAccount): Promise<string | undefined> {
  return inTransaction(store, async (transaction) => {
    const user = await transaction
      .insertInto('users')
      .values({
        user_id: randomUUID(),
        username: account.username,
        email: account.email,
        password_hash: account.passwordHash,
        created_at: account.createdAt,
        updated_at: account.createdAt,
      })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('user_id')
      .executeTakeFirst();
    if (!user) return undefined;
    const { user_id } = user;
    await transaction
      .insertInto('profiles')
      .values({ user_id, public_id: account.publicId, name: account.name })
      .execute();
    await transaction
      .insertInto('consents')
      .values({ consent_id: randomUUID(), user_id, ...account.consent })
      .execute();
    return user_id;
  });
}

/** Notes that an address is verified; false when it was so before. */
export async function verifyAccount(store: Store, userId: string, at: Moment): Promise<boolean> {
  const { numUpdatedRows } = await store
    .updateTable('profiles')
    .set({ email_verified_at: at })
    .where('user_id', '=', userId)
    .where('email_verified_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const accounts = (store: Store) =>
  store
    .selectFrom('users')
    .innerJoin('profiles', 'profiles.user_id', 'users.user_id')
    .select([
      'users.user_id',
      'users.email',
      'users.password_hash',
      'users.role',
      'users.is_active',
      'users.created_at',
      'users.last_login',
      'profiles.public_id',
      'profiles.name',
      'profiles.email_verified_at',
      'profiles.two_factor_enabled',
    ]);

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof accounts>['executeTakeFirst']>>>;

function toAccount(row: Row): Account {
  return {
    userId: row.user_id,
    publicId: row.public_id,
    email: row.email,
    passwordHash: row.password_hash,
    name: row.name,
    role: row.role,
    isActive: Boolean(row.is_active),
    isVerified: row.email_verified_at !== null,
    hasTwoFactor: Boolean(row.two_factor_enabled),
    createdAt: row.created_at,
    lastLoginAt: row.last_login,
  };
}
