import { inTransaction } from './in-transaction.ts';
import type { Store } from './open-store.ts';
import type { Moment } from './tables.ts';

/** So many wrong codes void the right one. */
const tries = 5;

/** A mailed code that is waited for: to finish a login, or, without a token, to enable two-factor authentication. */
export type Challenge = {
  readonly challengeId: string;
  readonly userId: string;
  readonly tokenHash: string | null;
  readonly codeHash: string;
  readonly expiresAt: Moment;
  readonly fingerprint: string | null;
  readonly rememberMe: boolean;
};

/** Stores a challenge. One to enable takes the place of those before it, and what expired is dropped. */
export function addChallenge(store: Store, challenge: Challenge, now: Moment): Promise<void> {
  return inTransaction(store, async (transaction) => {
    await transaction
      .deleteFrom('two_factor_challenges')
      .where('user_id', '=', challenge.userId)
      .where(({ eb, or }) =>
        or([
          eb('expires_at', '<=', now),
          ...(challenge.tokenHash === null ? [eb('token_hash', 'is', null)] : []),
        ]),
      )
      .execute();
    await transaction
      .insertInto('two_factor_challenges')
      .values({
        challenge_id: challenge.challengeId,
        user_id: challenge.userId,
        token_hash: challenge.tokenHash,
        code_hash: challenge.codeHash,
        tries: 0,
        expires_at: challenge.expiresAt,
        fingerprint: challenge.fingerprint,
        remember_me: challenge.rememberMe,
      })
      .execute();
  });
}

/** Finds the challenge of a login, dead or alive. */
export async function findLoginChallenge(store: Store, tokenHash: string): Promise<Challenge | undefined> {
  const row = await challenges(store).where('token_hash', '=', tokenHash).executeTakeFirst();
  return row && toChallenge(row);
}

/** Finds the challenge by which a user enables two-factor authentication, dead or alive. */
export async function findEnablingChallenge(store: Store, userId: string): Promise<Challenge | undefined> {
  const row = await challenges(store)
    .where('user_id', '=', userId)
    .where('token_hash', 'is', null)
    .executeTakeFirst();
  return row && toChallenge(row);
}

/** Counts a try before its code is compared, so that guesses side by side are counted too; false when it is too late. */
export async function claimTry(store: Store, challengeId: string, now: Moment): Promise<boolean> {
  const { numUpdatedRows } = await store
    .updateTable('two_factor_challenges')
    .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
    .where('challenge_id', '=', challengeId)
    .where('closed_at', 'is', null)
    .where('expires_at', '>', now)
    .where('tries', '<', tries)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Closes a challenge whose code came; false when somebody else did so first. */
export async function closeChallenge(store: Store, challengeId: string, now: Moment): Promise<boolean> {
  const { numUpdatedRows } = await store
    .updateTable('two_factor_challenges')
    .set({ closed_at: now })
    .where('challenge_id', '=', challengeId)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const challenges = (store: Store) => store.selectFrom('two_factor_challenges').selectAll();

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof challenges>['executeTakeFirst']>>>;

function toChallenge(row: Row): Challenge {
  return {
    challengeId: row.challenge_id,
    userId: row.user_id,
    tokenHash: row.token_hash,
    codeHash: row.code_hash,
    expiresAt: row.expires_at,
    fingerprint: row.fingerprint,
    rememberMe: Boolean(row.remember_me),
  };
}
