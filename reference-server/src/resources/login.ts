import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { normaliseEmail } from '../store/accounts.ts';
import { recordEvent } from '../store/security-events.ts';
import { openSession } from '../store/sessions.ts';
import { deviceId } from '../tokens/device-id.ts';
import { randomText } from '../tokens/random-text.ts';
import { deviceFingerprint, email, givenPassword } from '../validation/fields.ts';
import { flag, object, optional } from '../validation/shape.ts';
import type { ApiVersion } from '../versions.ts';
import { refuseSuspended } from './authenticate.ts';
import { checkCredentials } from './check-password.ts';
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

const logIn = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'login',
    method: 'POST',
    path: '/auth/login',
    perAddress: version.limits.loginPerAddress,
    body,
    perBody: { limit: version.limits.loginPerUser, key: (body) => normaliseEmail(body.email) },
    answer: async ({ body, context }) => {
      const account = await checkCredentials(
        { services, context, version },
        normaliseEmail(body.email),
        body.password,
      );
      refuseSuspended({ account });
      if (!account.isVerified) throw new ApiError('EMAIL_NOT_VERIFIED');
      const at = context.now().toISOString();
      const session = {
        // A session never takes over an id from before the login.
        sessionId: `ses_${randomText(22)}`,
        userId: account.userId,
        deviceId: deviceId(body.device_fingerprint, context.userAgent),
        fingerprint: body.device_fingerprint,
        ip: context.clientAddress,
        userAgent: context.userAgent,
        rememberMe: body.remember_me,
        at,
      };
      const tokens = await issueSessionTokens(services.keys, context, account, session);
      await openSession(services.store, session, tokens.record);
      await recordEvent(services.store, context, account.userId, 'login', {
        session_id: session.sessionId,
        device_id: session.deviceId,
      });
      return {
        status: 200,
        headers: { 'X-Session-ID': session.sessionId, 'X-Device-ID': session.deviceId },
        body: { data: { ...tokens.body, user: userBody(account, at) }, message: 'Login successful' },
        isPersonal: true,
      };
    },
  });
