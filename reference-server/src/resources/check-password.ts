import { randomUUID } from 'node:crypto';
import { ApiError, type Failure } from '../errors/api-error.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { type Account, findAccountByEmail } from '../store/accounts.ts';
import {
  claimAttempt,
  clearFailures,
  failuresBeforeLockout,
  findLockoutEnd,
} from '../store/login-failures.ts';
import { recordChange } from '../store/record-change.ts';
import type { ApiVersion } from '../versions.ts';

type Attempt = {
  readonly services: Services;
  readonly context: RequestContext;
  readonly version: ApiVersion;
};

/**
 * Finds the account of a normalised address with its password. Failures are counted up to the lockout, and an unknown
 * address takes as long as a known one.
 */
export async function checkCredentials(attempt: Attempt, email: string, password: string): Promise<Account> {
  const find = () => findAccountByEmail(attempt.services.store, email);
  return check(attempt, { email, find, password, failure: { code: 'INVALID_CREDENTIALS' } });
}

/** Compares the current password of a user who is logged in; wrong ones count towards the lockout like any other. */
export async function confirmPassword(attempt: Attempt, account: Account, password: string): Promise<void> {
  const failure = { code: 'INVALID_CREDENTIALS', detail: 'The password is wrong.' } as const;
  await check(attempt, { email: account.email, find: async () => account, password, failure });
}

type Guess = {
  readonly email: string;
  readonly find: () => Promise<Account | undefined>;
  readonly password: string;
  readonly failure: Failure;
};

async function check(attempt: Attempt, { email, find, password, failure }: Guess): Promise<Account> {
  const { services, context } = attempt;
  const { store } = services;
  const failures = await claimAttempt(store, email, context.now());
  if (failures === undefined) throw await locked(attempt, email);
  const account = await find();
  if ((await services.passwordHash.verify(password, account?.passwordHash)) && account) {
    await clearFailures(store, email);
    return account;
  }
  const userId = account?.userId ?? randomUUID();
  await recordChange(store, context, async (_, note) => {
    await note(userId, 'login_failed');
    if (failures >= failuresBeforeLockout) await note(userId, 'lockout');
  });
  throw new ApiError([failure]);
}

async function locked({ services, context, version }: Attempt, email: string): Promise<ApiError> {
  const now = context.now();
  const end = version.tellsLockout ? await findLockoutEnd(services.store, email, now) : undefined;
  const seconds = Math.ceil(((end ?? now).getTime() - now.getTime()) / 1000);
  return new ApiError('ACCOUNT_LOCKED', end && { 'Retry-After': String(seconds) });
}
