import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { reuseLetter } from '../mailbox/letters.ts';
import { type AccountUser, findAccountUser } from '../store/account-users.ts';
import { recordChange } from '../store/record-change.ts';
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
      if (record.isUsed) throw await punishReuse(services, context, user);
      if (record.isEnded) throw new ApiError('INVALID_REFRESH_TOKEN');
      refuseSuspendedUser(user);
      const tokens = await issueAccountTokens(keys, context, user, record, tokenExpiry);
      const isRotated = await recordChange(store, context, async (store, note) => {
        const done = await rotateRefreshToken(store, hash, record, tokens.record, now);
        if (done) await note(user.userId, 'token_refreshed');
        return done;
      });
      if (!isRotated) {
        const loser = await findRefreshToken(store, hash, now);
        if (loser?.isUsed) throw await punishReuse(services, context, user);
        throw new ApiError('INVALID_REFRESH_TOKEN');
      }
      return { status: 200, body: tokens.body, isPersonal: true };
    },
  });

/** Somebody holds a copy of the token, and nobody knows who: nobody keeps a session. */
async function punishReuse(
  { store, sendMail }: Services,
  context: RequestContext,
  user: AccountUser,
): Promise<ApiError> {
  const now = context.now();
  await recordChange(store, context, async (store, note) => {
    await endAllSessions(store, user.userId, now.toISOString());
    await note(user.userId, 'token_reuse');
  });
  sendMail(reuseLetter({ name: user.profile.firstName ?? user.username, email: user.email }), now);
  return new ApiError('REFRESH_TOKEN_REUSED');
}
