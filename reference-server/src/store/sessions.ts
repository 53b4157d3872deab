import { noteDevice } from './devices.ts';
import { inTransaction } from './in-transaction.ts';
import type { Store } from './open-store.ts';
import { nextOrdinal } from './ordinal.ts';
import type { Moment } from './tables.ts';

/** A login on one device, until it ends or expires. */
export type NewSession = {
  readonly sessionId: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly fingerprint: string | undefined;
  readonly ip: string;
  readonly userAgent: string;
  readonly rememberMe: boolean;
  readonly at: Moment;
};

/** What the store keeps of a pair of tokens. */
export type TokenRecord = {
  readonly jti: string;
  readonly accessExpiresAt: Moment;
  readonly refreshHash: string;
  readonly refreshExpiresAt: Moment;
};

/** A refresh token with the session that it belongs to. */
export type RefreshRecord = {
  readonly sessionId: string;
  readonly userId: string;
  readonly deviceId: string;
  readonly rememberMe: boolean;
  readonly isExpired: boolean;
  readonly isUsed: boolean;
  readonly isEnded: boolean;
};

/** Opens a session with its first tokens, notes the login, and drops what the user's expired sessions left. */
export function openSession(store: Store, session: NewSession, tokens: TokenRecord): Promise<void> {
  const { userId, at } = session;
  return inTransaction(store, async (transaction) => {
    await transaction
      .deleteFrom('sessions')
      .where('user_id', '=', userId)
      .where('expires_at', '<=', at)
      .execute();
    await transaction
      .insertInto('sessions')
      .values({
        session_id: session.sessionId,
        user_id: userId,
        device_id: session.deviceId,
        ip: session.ip,
        user_agent: session.userAgent,
        remember_me: session.rememberMe,
        created_at: at,
        last_used_at: at,
        expires_at: tokens.refreshExpiresAt,
        ordinal: nextOrdinal(),
      })
      .execute();
    await addTokens(transaction, session.sessionId, tokens);
    await noteDevice(transaction, session);
    await transaction
      .updateTable('users')
      .set({ last_login: at })
      .where('user_id', '=', userId)
      .where(({ eb, or }) => or([eb('last_login', 'is', null), eb('last_login', '!=', at)]))
      .execute();
  });
}

/** Finds a refresh token by its hash. */
export async function findRefreshToken(
  store: Store,
  hash: string,
  now: Moment,
): Promise<RefreshRecord | undefined> {
  const row = await store
    .selectFrom('refresh_tokens')
    .innerJoin('sessions', 'sessions.session_id', 'refresh_tokens.session_id')
    .select(['sessions.session_id', 'sessions.user_id', 'sessions.device_id', 'sessions.remember_me'])
    .select(['refresh_tokens.expires_at', 'refresh_tokens.used_at', 'sessions.ended_at'])
    .where('refresh_tokens.token_hash', '=', hash)
    .executeTakeFirst();
  return (
    row && {
      sessionId: row.session_id,
      userId: row.user_id,
      deviceId: row.device_id,
      rememberMe: Boolean(row.remember_me),
      isExpired: row.expires_at <= now,
      isUsed: row.used_at !== null,
      isEnded: row.ended_at !== null,
    }
  );
}

/** Puts new tokens in the place of a refresh token; false when somebody else used it or ended its session first. */
export function rotateRefreshToken(
  store: Store,
  hash: string,
  session: Pick<RefreshRecord, 'sessionId' | 'userId' | 'deviceId'>,
  tokens: TokenRecord,
  now: Moment,
): Promise<boolean> {
  const { sessionId } = session;
  return inTransaction(store, async (transaction) => {
    // This one conditional update decides between requests that present the same token side by side.
    const { numUpdatedRows } = await transaction
      .updateTable('refresh_tokens')
      .set({ used_at: now })
      .where('token_hash', '=', hash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('sessions')
            .select('sessions.session_id')
            .where('sessions.session_id', '=', sessionId)
            .where('sessions.ended_at', 'is', null),
        ),
      )
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await addTokens(transaction, sessionId, tokens);
    await transaction
      .updateTable('sessions')
      .set({ last_used_at: now, expires_at: tokens.refreshExpiresAt })
      .where('session_id', '=', sessionId)
      .execute();
    await transaction
      .updateTable('devices')
      .set({ last_seen_at: now })
      .where('user_id', '=', session.userId)
      .where('device_id', '=', session.deviceId)
      .execute();
    return true;
  });
}

/** A session as its user sees it. */
export type LiveSession = {
  readonly sessionId: string;
  readonly deviceId: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly createdAt: Moment;
  readonly lastUsedAt: Moment;
  readonly expiresAt: Moment;
};

/** Ends one session, and with it all its tokens. */
export async function endSession(store: Store, sessionId: string, at: Moment): Promise<void> {
  await store
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('session_id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends every session of a user. */
export async function endAllSessions(store: Store, userId: string, at: Moment): Promise<void> {
  await store
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .execute();
}

/** Ends every session of a user but one. */
export async function endOtherSessions(
  store: Store,
  userId: string,
  kept: string,
  at: Moment,
): Promise<void> {
  await store
    .updateTable('sessions')
    .set({ ended_at: at })
    .where('user_id', '=', userId)
    .where('session_id', '!=', kept)
    .where('ended_at', 'is', null)
    .execute();
}

async function addTokens(store: Store, sessionId: string, tokens: TokenRecord): Promise<void> {
  await store
    .insertInto('access_tokens')
    .values({ jti: tokens.jti, session_id: sessionId, expires_at: tokens.accessExpiresAt })
    .execute();
  await store
    .insertInto('refresh_tokens')
    .values({ token_hash: tokens.refreshHash, session_id: sessionId, expires_at: tokens.refreshExpiresAt })
    .execute();
}
