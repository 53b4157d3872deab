import { randomUUID } from 'node:crypto';
import type { Plugin } from '@hapi/hapi';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { resetLetter } from '../mailbox/letters.ts';
import { findAccountByEmail, normaliseEmail } from '../store/accounts.ts';
import { createReset } from '../store/password-resets.ts';
import { recordChange } from '../store/record-change.ts';
import { newResetId, signResetToken } from '../tokens/reset-token.ts';
import { email } from '../validation/fields.ts';
import { object } from '../validation/shape.ts';
import type { ApiVersion } from '../versions.ts';

/** Getting back into an account without its password. */
export const passwords: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'passwords',
  multiple: true,
  register: (server, { services, version }) => server.route(requestPasswordReset(services, version)),
};

const resetRequestBody = object({ email });

const requestPasswordReset = ({ store, keys, sendMail }: Services, { limits }: ApiVersion) =>
  defineOperation({
    id: 'requestPasswordReset',
    method: 'POST',
    path: '/auth/password/reset-request',
    body: resetRequestBody,
    perBody: { limit: limits.resetRequestPerEmail, key: (body) => normaliseEmail(body.email) },
    answer: async ({ body, context }) => {
      const now = context.now();
      const address = normaliseEmail(body.email);
      const account = await findAccountByEmail(store, address);
      // The same work for an unknown address, so that neither the answer nor its time tells one from the other.
      const userId = account?.isActive ? account.userId : randomUUID();
      const id = newResetId();
      await recordChange(store, context, async (store, note) => {
        await createReset(store, userId, id, now);
        await note(userId, 'reset_requested');
      });
      const letter = resetLetter({ name: account?.name ?? '', email: address }, signResetToken(keys, id));
      if (account?.isActive) sendMail(letter, now);
      return {
        status: 200,
        body: { message: 'If your email is registered, you will receive a password reset link shortly.' },
      };
    },
  });
