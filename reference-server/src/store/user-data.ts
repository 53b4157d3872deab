import { type AccountProfile, toAccountProfile } from './account-users.ts';
import { type Consent, listConsents } from './consents.ts';
import { type Device, listDevicesOf } from './devices.ts';
import { listEventsOf, type SecurityEvent } from './event-list.ts';
import type { Store } from './open-store.ts';
import type { LiveSession } from './sessions.ts';
import type { Moment, Role, Tier } from './tables.ts';

/** The rows of a user in `users`, `profiles`, `account_profiles` and `user_tiers`, without the hash of the password. */
export type StoredUser = {
  readonly publicId: string;
  readonly username: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly isActive: boolean;
  readonly isVerified: boolean;
  readonly hasTwoFactor: boolean;
  readonly createdAt: Moment;
  readonly updatedAt: Moment;
  readonly lastLoginAt: Moment | null;
  readonly tier: Tier;
  /** What the user told at the `accounts` API; nothing when that never heard of them. */
  readonly profile: AccountProfile | null;
};

/** A session that may have ended. */
export type StoredSession = LiveSession & { readonly endedAt: Moment | null };

/** Everything that is stored about a user and may leave the server, each list with the newest first. */
export type UserData = {
  readonly user: StoredUser;
  readonly consents: readonly Consent[];
  readonly sessions: readonly StoredSession[];
  readonly devices: readonly Device[];
  readonly events: readonly SecurityEvent[];
};

/** Reads everything about a user. */
export async function readUserData(store: Store, userId: string): Promise<UserData> {
  const everything = { offset: 0, limit: Number.MAX_SAFE_INTEGER };
  return {
    user: await readUser(store, userId),
    consents: await listConsents(store, userId),
    sessions: await readSessions(store, userId),
    devices: await listDevicesOf(store, userId),
    events: (await listEventsOf(store, userId, undefined, everything)).items,
  };
}

async function readUser(store: Store, userId: string): Promise<StoredUser> {
  const row = await store
    .selectFrom('users')
    .innerJoin('profiles', 'profiles.user_id', 'users.user_id')
    .leftJoin('user_tiers', 'user_tiers.user_id', 'users.user_id')
    .leftJoin('account_profiles', 'account_profiles.user_id', 'users.user_id')
    .selectAll('users')
    .select(['public_id', 'name', 'email_verified_at', 'two_factor_enabled', 'tier'])
    .select(['account_profiles.user_id as told_by', 'first_name', 'last_name', 'avatar', 'bio'])
    .where('users.user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return {
    publicId: row.public_id,
    username: row.username,
    email: row.email,
    name: row.name,
    role: row.role,
    isActive: Boolean(row.is_active),
    isVerified: row.email_verified_at !== null,
    hasTwoFactor: Boolean(row.two_factor_enabled),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lastLoginAt: row.last_login,
    tier: row.tier ?? 'standard',
    profile: row.told_by === null ? null : toAccountProfile(row),
  };
}

async function readSessions(store: Store, userId: string): Promise<StoredSession[]> {
  const rows = await store
    .selectFrom('sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .orderBy('ordinal', 'desc')
    .execute();
  return rows.map((row) => ({
    sessionId: row.session_id,
    deviceId: row.device_id,
    ip: row.ip,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
  }));
}
