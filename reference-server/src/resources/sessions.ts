import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { enforceLimit } from '../limits/enforce-limit.ts';
import { reuseLetter } from '../mailbox/letters.ts';
import { type Account, findAccount } from '../store/accounts.ts';
import { recordChange } from '../store/record-change.ts';
import { endAllSessions, endSession, findRefreshToken, rotateRefreshToken } from '../store/sessions.ts';
import { hashRefreshToken } from '../tokens/refresh-token.ts';
import { token } from '../validation/fields.ts';
import { flag, object, optional } from '../validation/shape.ts';
import type { ApiVersion } from '../versions.ts';
import { authenticate, type Caller, refuseSuspended } from './authenticate.ts';
import { issueSessionTokens } from './session-tokens.ts';

/** Keeping a session alive, and ending it. */
export const sessions: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'sessions',
  multiple: true,
  register: (server, { services, version }) => {
    server.route([refreshToken(services, version), logout(services, version)]);
  },
};

const refreshBody = object({ refresh_token: token(512) });

const refreshToken = (services: Services, { limits }: ApiVersion) =>
  defineOperation({
    id: 'refreshToken',
    method: 'POST',
    path: '/auth/refresh',
    body: refreshBody,
    ownLimit: limits.refreshPerUser,
    answer: async ({ body, context }) => {
      const { store, keys } = services;
      const now = context.now().toISOString();
      const hash = hashRefreshToken(body.refresh_token);
      const record = await findRefreshToken(store, hash, now);
      const account = record && (await findAccount(store, record.userId));
      if (!record || !account) throw new ApiError('INVALID_REFRESH_TOKEN');
      await enforceLimit(context, limits.refreshPerUser, account.userId);
      if (record.isExpired) throw new ApiError('INVALID_REFRESH_TOKEN');
      if (record.isUsed) return punishReuse(services, context, account);
      if (record.isEnded) throw new ApiError('INVALID_REFRESH_TOKEN');
      refuseSuspended({ account });
      const tokens = await issueSessionTokens(keys, context, account, record);
      const isRotated = await recordChange(store, context, async (store, note) => {
        const done = await rotateRefreshToken(store, hash, record, tokens.record, now);
        if (done) await note(account.userId, 'token_refreshed', { session_id: record.sessionId });
        return done;
      });
      if (!isRotated) {
        const loser = await findRefreshToken(store, hash, now);
        if (loser?.isUsed) return punishReuse(services, context, account);
        throw new ApiError('INVALID_REFRESH_TOKEN');
      }
      return {
        status: 200,
        body: { data: tokens.body, message: 'Token refreshed successfully' },
        isPersonal: true,
      };
    },
  });

/** Somebody holds a copy of the token, and nobody knows who: nobody keeps a session. */
async function punishReuse(
  { store, sendMail }: Services,
  context: RequestContext,
  account: Account,
): Promise<never> {
  const now = context.now();
  await recordChange(store, context, async (store, note) => {
    await endAllSessions(store, account.userId, now.toISOString());
    await note(account.userId, 'token_reuse');
  });
  sendMail(reuseLetter(account), now);
  throw new ApiError('REFRESH_TOKEN_REUSED');
}

const logoutBody = object({ all_devices: optional(flag, false) });

const logout = (services: Services, { limits }: ApiVersion) =>
  defineOperation({
    id: 'logout',
    method: 'POST',
    path: '/auth/logout',
    authenticate: authenticate(services),
    perUser: { limit: limits.everythingElsePerUser, key: ({ account }: Caller) => account.userId },
    authorise: refuseSuspended,
    body: logoutBody,
    isBodyOptional: true,
    answer: async ({ body, caller, context }) => {
      const { store } = services;
      const now = context.now().toISOString();
      const { account, sessionId } = caller;
      await recordChange(store, context, async (store, note) => {
        if (body.all_devices) await endAllSessions(store, account.userId, now);
        else await endSession(store, sessionId, now);
        await note(account.userId, 'logout', { session_id: sessionId });
      });
      return { status: 200, body: { message: 'Logout successful' } };
    },
  });
