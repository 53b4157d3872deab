import { randomUUID } from 'node:crypto';
import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { type AccountUser, findAccountUserByName } from '../store/account-users.ts';
import { claimAttempt, clearFailures, failuresBeforeLockout } from '../store/login-failures.ts';
import { recordChange } from '../store/record-change.ts';
import { openSession } from '../store/sessions.ts';
import { deviceId } from '../tokens/device-id.ts';
import { randomText } from '../tokens/random-text.ts';
import { givenPassword } from '../validation/fields.ts';
import { flag, object, optional } from '../validation/shape.ts';
import { issueAccountTokens } from './account-session.ts';
import { refuseSuspendedUser } from './authenticate-user.ts';
import { username } from './fields.ts';
import { accountsLimits } from './limits.ts';

const body = object({ username, password: givenPassword, remember_me: optional(flag, false) });

/** Opens a session with username and password. */
export const logIn = (services: Services, tokenExpiry: number) =>
  defineOperation({
    id: 'logIn',
    method: 'POST',
    path: '/auth/login',
    perAddress: accountsLimits.standardPerAddress,
    body,
    answer: async ({ body, context }) => {
      const { store, keys } = services;
      const user = await checkCredentials(services, context, body.username, body.password);
      refuseSuspendedUser(user);
      const session = {
        sessionId: `ses_${randomText(22)}`,
        userId: user.userId,
        deviceId: deviceId(undefined, context.userAgent),
        fingerprint: undefined,
        ip: context.clientAddress,
        userAgent: context.userAgent,
        rememberMe: body.remember_me,
        at: context.now().toISOString(),
      };
      const tokens = await issueAccountTokens(keys, context, user, session, tokenExpiry);
      await recordChange(store, context, async (store, note) => {
        await openSession(store, session, tokens.record);
        await note(user.userId, 'login');
      });
      return { status: 200, body: tokens.body, isPersonal: true };
    },
  });

/** Counts failures together with those of the `auth` API, and takes as long for an unknown name as for a known one. */
async function checkCredentials(
  { store, passwordHash }: Services,
  context: RequestContext,
  username: string,
  password: string,
): Promise<AccountUser> {
  const user = await findAccountUserByName(store, username);
  // No address is a username, so the names of nobody can be counted among the addresses.
  const key = user?.email ?? username;
  const failures = await claimAttempt(store, key, context.now());
  if (failures === undefined) {
    throw new ApiError([{ code: 'ACCOUNT_LOCKED', detail: 'Too many wrong passwords. Wait 15 minutes.' }]);
  }
  // Whoever asks for a second factor is not let in by a login that has none.
  if ((await passwordHash.verify(password, user?.passwordHash)) && user && !user.hasTwoFactor) {
    await clearFailures(store, key);
    return user;
  }
  const userId = user?.userId ?? randomUUID();
  await recordChange(store, context, async (_, note) => {
    await note(userId, 'login_failed');
    if (failures >= failuresBeforeLockout) await note(userId, 'lockout');
  });
  throw new ApiError([{ code: 'INVALID_CREDENTIALS', detail: 'The username or the password is wrong.' }]);
}
