import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { type Answer, defineOperation } from '../http/operation.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { type Account, normaliseEmail } from '../store/accounts.ts';
import { hashTemporaryToken, newTemporaryToken } from '../tokens/two-factor-codes.ts';
import { deviceFingerprint, email, givenPassword } from '../validation/fields.ts';
import { flag, object, optional } from '../validation/shape.ts';
import type { ApiVersion } from '../versions.ts';
import type { RequiresTwoFactorBody } from './answer-bodies.ts';
import { refuseSuspended } from './authenticate.ts';
import { checkCredentials } from './check-password.ts';
import { mailCode } from './mail-code.ts';
import { type LoginClient, openLogin } from './open-login.ts';

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
      const address = normaliseEmail(body.email);
      const account = await checkCredentials({ services, context, version }, address, body.password);
      refuseSuspended({ account });
      if (!account.isVerified) throw new ApiError('EMAIL_NOT_VERIFIED');
      const client = { fingerprint: body.device_fingerprint, rememberMe: body.remember_me };
      if (!account.hasTwoFactor) return openLogin(services, context, account, client);
      const answer = await askForCode(services, context, account, client);
      return { ...answer, ...(version.tellsTwoFactor && { headers: { 'X-Requires-2FA': 'true' } }) };
    },
  });

/** The password is right, but it opens nothing before the mailed code follows. */
async function askForCode(
  services: Services,
  context: RequestContext,
  account: Account,
  client: LoginClient,
): Promise<Answer> {
  const temporary_token = newTemporaryToken();
  const login = { ...client, tokenHash: hashTemporaryToken(temporary_token) };
  await mailCode(services, context, account, login);
  const data: RequiresTwoFactorBody = { requires_2fa: true, temporary_token, user_id: account.publicId };
  const message = '2FA verification required. Please check your email for the OTP code.';
  return { status: 200, body: { data, message }, isPersonal: true };
}
