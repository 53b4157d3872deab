import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { findAccountUser } from '../store/account-users.ts';
import { recordEvent } from '../store/security-events.ts';
import { endAllSessions, findRefreshToken, rotateRefreshToken } from '../store/sessions.ts';
import { token } from '../validation/fields.ts';
import { object } from '../validation/shape.ts';
import { hashAccountRefreshToken, issueAccountTokens } from './account-session.ts';
import { refuseSuspendedUser } from './authenticate-user.ts';
import { accountsLimits } from './limits.ts';

const body = object({ refresh_token: token(512) });

/** Exchanges a refresh token for the next pair; one that comes twice ends all sessions of its user. */
export const renewToken = (services: Services, tokenExpiry: number) =>
  defineOperation({
    id: 'renewToken',
    method: 'POST',
    path: '/auth/refresh',
    perAddress: accountsLimits.standardPerAddress,
    body,
    answer: async ({ body, context }) => {
      const { store, keys } = services;
      const now = context.now().toISOString();
      const hash = hashAccountRefreshToken(body.refresh_token);
      const record = await findRefreshToken(store, hash, now);
      const user = record && (await findAccountUser(store, record.userId));
      if (!user || record.isExpired) throw new ApiError('INVALID_REFRESH_TOKEN');
      if (record.isUsed) throw await punishReuse(services, context, user.userId);
      if (record.isEnded) throw new ApiError('INVALID_REFRESH_TOKEN');
      refuseSuspendedUser(user);
      const tokens = await issueAccountTokens(keys, context, user, record, tokenExpiry);
      if (!(await rotateRefreshToken(store, hash, record, tokens.record, now))) {
        const loser = await findRefreshToken(store, hash, now);
        if (loser?.isUsed) throw await punishReuse(services, context, user.userId);
        throw new ApiError('INVALID_REFRESH_TOKEN');
      }
      await recordEvent(store, context, user.userId, 'token_refreshed');
      return { status: 200, body: tokens.body, isPersonal: true };
    },
  });

/** Somebody holds a copy of the token, and nobody knows who: nobody keeps a session. */
async function punishReuse({ store }: Services, context: RequestContext, userId: string): Promise<ApiError> {
  await endAllSessions(store, userId, context.now().toISOString());
  await recordEvent(store, context, userId, 'token_reuse');
  return new ApiError('REFRESH_TOKEN_REUSED');
}
