import { randomUUID } from 'node:crypto';
import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { type Account, findAccountByEmail, normaliseEmail } from '../store/accounts.ts';
import { claimAttempt, clearFailures, failuresBeforeLockout } from '../store/login-failures.ts';
import { recordEvent } from '../store/security-events.ts';
import { openSession } from '../store/sessions.ts';
import { deviceId } from '../tokens/device-id.ts';
import { isPassword } from '../tokens/password-hash.ts';
import { randomText } from '../tokens/random-text.ts';
import { deviceFingerprint, email, givenPassword } from '../validation/fields.ts';
import { flag, object, optional } from '../validation/shape.ts';
import type { ApiVersion } from '../versions.ts';
import { refuseSuspended } from './authenticate.ts';
import { issueSessionTokens } from './session-tokens.ts';
import { userBody } from './user-body.ts';

/** Opening a session with email address and password. */
export const login: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'login',
  multiple: true,
  register: (server, { services, version }) => server.route(logIn(services, version)),
};

const body = object({
  email,
  password: givenPassword,
  device_fingerprint: optional(deviceFingerprint, undefined),
  remember_me: optional(flag, false),
});

const logIn = (services: Services, { limits }: ApiVersion) =>
  defineOperation({
    id: 'login',
    method: 'POST',
    path: '/auth/login',
    perAddress: limits.loginPerAddress,
    body,
    perBody: { limit: limits.loginPerUser, key: (body) => normaliseEmail(body.email) },
    answer: async ({ body, context }) => {
      const account = await checkCredentials(services, context, normaliseEmail(body.email), body.password);
      refuseSuspended({ account });
      if (!account.isVerified) throw new ApiError('EMAIL_NOT_VERIFIED');
      const at = context.now().toISOString();
      const session = {
        // A session never takes over an id from before the login.
        sessionId: `ses_${randomText(22)}`,
        userId: account.userId,
        deviceId: deviceId(body.device_fingerprint, context.userAgent),
        ip: context.clientAddress,
        userAgent: context.userAgent,
        rememberMe: body.remember_me,
        at,
      };
      const tokens = await issueSessionTokens(services.keys, context, account, session);
      await openSession(services.store, session, tokens.record);
      await recordEvent(services.store, context, account.userId, 'login');
      return {
        status: 200,
        headers: { 'X-Session-ID': session.sessionId, 'X-Device-ID': session.deviceId },
        body: { data: { ...tokens.body, user: userBody(account, at) }, message: 'Login successful' },
        isPersonal: true,
      };
    },
  });

/** Compares the password, counts failures, and takes as long for an unknown address as for a known one. */
async function checkCredentials(
  { store }: Services,
  context: RequestContext,
  address: string,
  password: string,
): Promise<Account> {
  const failures = await claimAttempt(store, address, context.now());
  if (failures === undefined) throw new ApiError('ACCOUNT_LOCKED');
  const account = await findAccountByEmail(store, address);
  if ((await isPassword(password, account?.passwordHash)) && account) {
    await clearFailures(store, address);
    return account;
  }
  const userId = account?.userId ?? randomUUID();
  await recordEvent(store, context, userId, 'login_failed');
  if (failures >= failuresBeforeLockout) await recordEvent(store, context, userId, 'lockout');
  throw new ApiError('INVALID_CREDENTIALS');
}
