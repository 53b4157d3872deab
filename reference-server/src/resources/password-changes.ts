import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { findAccount } from '../store/accounts.ts';
import { clearFailures } from '../store/login-failures.ts';
import { findReset } from '../store/password-resets.ts';
import { changePasswordOf, resetPasswordOf } from '../store/passwords.ts';
import { recordChange } from '../store/record-change.ts';
import { readResetToken } from '../tokens/reset-token.ts';
import { givenPassword, newPassword, token } from '../validation/fields.ts';
import { object } from '../validation/shape.ts';
import type { ApiVersion } from '../versions.ts';
import { answerOnce } from './answer-once.ts';
import { forUsers, refuseSuspended } from './authenticate.ts';
import { confirmPassword } from './check-password.ts';

/** Giving an account another password. */
export const passwordChanges: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'password-changes',
  multiple: true,
  register: (server, { services, version }) => {
    server.route([resetPassword(services, version), changePassword(services, version)]);
  },
};

const resetBody = object({ token: token(512), new_password: newPassword });

const resetPassword = (services: Services, { limits }: ApiVersion) =>
  defineOperation({
    id: 'resetPassword',
    method: 'POST',
    path: '/auth/password/reset',
    perAddress: limits.everythingElsePerAddress,
    body: resetBody,
    answer: async ({ body, context }) => {
      const { store, keys } = services;
      const now = context.now();
      const refused = new ApiError([{ code: 'INVALID_RESET_TOKEN', path: ['token'] }]);
      const resetId = readResetToken(keys, body.token);
      const userId = resetId && (await findReset(store, resetId, now));
      const account = userId && (await findAccount(store, userId));
      if (!resetId || !account) throw refused;
      refuseSuspended({ account });
      const passwordHash = await services.passwordHash.hash(body.new_password);
      await recordChange(store, context, async (store, note) => {
        if (!(await resetPasswordOf(store, account.userId, { resetId, passwordHash, now }))) throw refused;
        // Whoever reads the mail of an account is no guesser.
        await clearFailures(store, account.email);
        await note(account.userId, 'password_reset');
      });
      return {
        status: 200,
        body: { message: 'Password reset successful. Please log in with your new password.' },
      };
    },
  });

const changeBody = object({ current_password: givenPassword, new_password: newPassword });

const changePassword = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'changePassword',
    method: 'POST',
    path: '/auth/password/change',
    ...forUsers(services, version),
    body: changeBody,
    answer: ({ body, headers, caller: { account, sessionId }, context }) => {
      const { userId } = account;
      const request = { version, operation: 'changePassword', userId, body, headers, context };
      return answerOnce(services, request, async () => {
        const { store } = services;
        await confirmPassword({ services, context, version }, account, body.current_password);
        const passwordHash = await services.passwordHash.hash(body.new_password);
        await recordChange(store, context, async (store, note) => {
          await changePasswordOf(store, userId, { sessionId, passwordHash, now: context.now() });
          await note(userId, 'password_changed');
        });
        const message = 'Password changed successfully. All other sessions have been ended.';
        return { answer: { status: 200, body: { message } }, userId };
      });
    },
  });
