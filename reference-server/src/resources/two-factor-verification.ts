import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { type Answer, defineOperation } from '../http/operation.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { enforceLimit } from '../limits/enforce-limit.ts';
import { type Account, findAccount } from '../store/accounts.ts';
import { recordChange } from '../store/record-change.ts';
import { enableTwoFactorOf, useBackupCode } from '../store/two-factor.ts';
import {
  type Challenge,
  claimTry,
  closeChallenge,
  findEnablingChallenge,
  findLoginChallenge,
} from '../store/two-factor-challenges.ts';
import { hashCode, hashTemporaryToken, newBackupCodes } from '../tokens/two-factor-codes.ts';
import { token, twoFactorCode } from '../validation/fields.ts';
import { object, optional } from '../validation/shape.ts';
import type { ApiVersion } from '../versions.ts';
import type { TwoFactorBody } from './answer-bodies.ts';
import { authenticate, type Caller, refuseSuspended } from './authenticate.ts';
import { openLogin } from './open-login.ts';

/** The code that finishes a login, or the enabling of two-factor authentication. */
export const twoFactorVerification: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'two-factor-verification',
  multiple: true,
  register: (server, { services, version }) => server.route(verifyTwoFactor(services, version)),
};

const body = object({ code: twoFactorCode, temporary_token: optional(token(512), undefined) });

type MaybeCaller = Caller | undefined;

const verifyTwoFactor = (services: Services, { limits }: ApiVersion) => {
  const authenticateUser = authenticate(services);
  return defineOperation({
    id: 'verifyTwoFactor',
    method: 'POST',
    path: '/auth/2fa/verify',
    perAddress: limits.twoFactorPerAddress,
    // Who finishes a login has no access token yet: the temporary token stands for the caller.
    authenticate: async (authorization, context, sent): Promise<MaybeCaller> =>
      hasTemporaryToken(sent) ? undefined : authenticateUser(authorization, context),
    perUser: { limit: limits.twoFactorPerUser, key: (caller: MaybeCaller) => caller?.account.userId },
    authorise: (caller: MaybeCaller) => caller && refuseSuspended(caller),
    body,
    answer: async ({ body: { code, temporary_token }, caller, context }) => {
      if (caller) return finishEnabling(services, context, caller.account, code);
      const challenge = await findLoginChallenge(services.store, hashTemporaryToken(temporary_token ?? ''));
      if (!challenge) throw new ApiError('INVALID_TEMPORARY_TOKEN');
      await enforceLimit(context, limits.twoFactorPerUser, challenge.userId);
      return finishLogin(services, context, challenge, code);
    },
  });
};

function hasTemporaryToken(sent: unknown): boolean {
  return typeof sent === 'object' && sent !== null && Object.hasOwn(sent, 'temporary_token');
}

async function finishLogin(
  services: Services,
  context: RequestContext,
  challenge: Challenge,
  code: string,
): Promise<Answer> {
  const { store } = services;
  const now = context.now().toISOString();
  const account = await findAccount(store, challenge.userId);
  if (!account) throw new ApiError('INVALID_TEMPORARY_TOKEN');
  refuseSuspended({ account });
  if (!(await claimTry(store, challenge.challengeId, now))) throw new ApiError('INVALID_TEMPORARY_TOKEN');
  const backupCode = isMailedCode(services, challenge, code)
    ? undefined
    : hashCode(services.keys, account.userId, code);
  const isRight = await recordChange(store, context, async (store, note) => {
    if (backupCode !== undefined) {
      if (!(await useBackupCode(store, account.userId, backupCode, now))) {
        await note(account.userId, 'login_failed');
        return false;
      }
      await note(account.userId, 'backup_code_used');
    }
    // A backup code that comes too late is not used up.
    if (!(await closeChallenge(store, challenge.challengeId, now)))
      throw new ApiError('INVALID_TEMPORARY_TOKEN');
    return true;
  });
  if (!isRight) throw new ApiError('INVALID_TWO_FACTOR_CODE');
  const { fingerprint, rememberMe } = challenge;
  return openLogin(services, context, account, { fingerprint: fingerprint ?? undefined, rememberMe });
}

async function finishEnabling(
  services: Services,
  context: RequestContext,
  account: Account,
  code: string,
): Promise<Answer> {
  const { store, keys } = services;
  const now = context.now().toISOString();
  if (account.hasTwoFactor) throw new ApiError('TWO_FACTOR_ALREADY_ENABLED');
  const challenge = await findEnablingChallenge(store, account.userId);
  const isRight =
    challenge &&
    (await claimTry(store, challenge.challengeId, now)) &&
    isMailedCode(services, challenge, code);
  if (!isRight) throw new ApiError('INVALID_TWO_FACTOR_CODE');
  const backup_codes = newBackupCodes();
  const hashes = backup_codes.map((each) => hashCode(keys, account.userId, each));
  await recordChange(store, context, async (store, note) => {
    if (!(await closeChallenge(store, challenge.challengeId, now)))
      throw new ApiError('INVALID_TWO_FACTOR_CODE');
    if (!(await enableTwoFactorOf(store, account.userId, hashes)))
      throw new ApiError('TWO_FACTOR_ALREADY_ENABLED');
    await note(account.userId, '2fa_enabled');
  });
  const data: TwoFactorBody = { two_factor_enabled: true, backup_codes };
  return { status: 200, body: { data, message: 'Two-factor authentication enabled' }, isPersonal: true };
}

function isMailedCode({ keys }: Services, challenge: Challenge, code: string): boolean {
  // Both sides are keyed hashes, so the time of a comparison tells nothing about the code.
  return hashCode(keys, challenge.challengeId, code) === challenge.codeHash;
}
