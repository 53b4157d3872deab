import { sql } from 'kysely';
import { after, lifetimes } from '../tokens/lifetimes.ts';
import type { Store } from './open-store.ts';

/** So many failures in a row lock an address. */
export const failuresBeforeLockout = 5;

/**
 * Counts an attempt as failed before its password is compared, so that guesses side by side cannot outrun the lockout;
 * returns how many have failed in a row, or nothing when the address is locked. Addresses without an account count too.
 */
export async function claimAttempt(store: Store, email: string, now: Date): Promise<number | undefined> {
  const lockedSince = after(now, -lifetimes.lockout).toISOString();
  const row = await store
    .insertInto('login_failures')
    .values({ email, failures: 1, failed_at: now.toISOString() })
    .onConflict((conflict) =>
      conflict
        .column('email')
        .doUpdateSet({
          failures: sql`CASE WHEN login_failures.failures >= ${sql.lit(failuresBeforeLockout)}
            THEN 1 ELSE login_failures.failures + 1 END`,
          failed_at: now.toISOString(),
        })
        .where(({ eb, or }) =>
          or([
            eb('login_failures.failures', '<', failuresBeforeLockout),
            eb('login_failures.failed_at', '<=', lockedSince),
          ]),
        ),
    )
    .returning('failures')
    .executeTakeFirst();
  return row?.failures;
}

/** When the lockout of an address ends; nothing when it is not locked. */
export async function findLockoutEnd(store: Store, email: string, now: Date): Promise<Date | undefined> {
  const row = await store
    .selectFrom('login_failures')
    .select('failed_at')
    .where('email', '=', email)
    .where('failures', '>=', failuresBeforeLockout)
    .executeTakeFirst();
  const end = row && after(new Date(row.failed_at), lifetimes.lockout);
  return end && end > now ? end : undefined;
}

/** Forgets the failures of an address. */
export async function clearFailures(store: Store, email: string): Promise<void> {
  await store.deleteFrom('login_failures').where('email', '=', email).execute();
}
