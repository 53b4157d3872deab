import { randomUUID } from 'node:crypto';
import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { timestamp } from '../http/timestamp.ts';
import { enforceLimit } from '../limits/enforce-limit.ts';
import { verificationLetter } from '../mailbox/letters.ts';
import {
  findAccountByEmail,
  findAccountByPublicId,
  normaliseEmail,
  verifyAccount,
} from '../store/accounts.ts';
import { recordChange } from '../store/record-change.ts';
import { issueVerificationToken, readVerificationToken } from '../tokens/verification-token.ts';
import { email, token } from '../validation/fields.ts';
import { object } from '../validation/shape.ts';
import type { ApiVersion } from '../versions.ts';

/** Proving that the address of an account is one's own. */
export const emailVerification: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'email-verification',
  multiple: true,
  register: (server, { services, version }) => {
    server.route([verifyEmail(services, version), resendVerification(services, version)]);
  },
};

const verifyBody = object({ token: token(2048) });

const verifyEmail = ({ store, keys }: Services, { limits }: ApiVersion) =>
  defineOperation({
    id: 'verifyEmail',
    method: 'POST',
    path: '/auth/verify-email',
    perAddress: limits.verifyEmailPerAddress,
    body: verifyBody,
    answer: async ({ body, context }) => {
      const now = context.now();
      const verification = await readVerificationToken(keys, body.token, now);
      if (verification) await enforceLimit(context, limits.verifyEmailPerUser, verification.user);
      const account = verification && (await findAccountByPublicId(store, verification.user));
      // The account may have got another address since the token was made.
      const isSame = account?.email === verification?.email;
      const refused = new ApiError([{ code: 'INVALID_VERIFICATION_TOKEN', path: ['token'] }]);
      if (!account || !isSame) throw refused;
      await recordChange(store, context, async (store, note) => {
        if (!(await verifyAccount(store, account.userId, now.toISOString()))) throw refused;
        await note(account.userId, 'email_verified');
      });
      return {
        status: 200,
        body: {
          data: { email_verified: true, verified_at: timestamp(now) },
          message: 'Email verified successfully',
        },
      };
    },
  });

const resendBody = object({ email });

const resendVerification = ({ store, keys, sendMail }: Services, { limits }: ApiVersion) =>
  defineOperation({
    id: 'resendVerification',
    method: 'POST',
    path: '/auth/resend-verification',
    perAddress: limits.resendPerAddress,
    body: resendBody,
    perBody: { limit: limits.resendPerUser, key: (body) => normaliseEmail(body.email) },
    answer: async ({ body, context }) => {
      const now = context.now();
      const address = normaliseEmail(body.email);
      const account = await findAccountByEmail(store, address);
      // The same work for an unknown address, so that neither the answer nor its time tells one from the other.
      const subject = { user: account?.publicId ?? randomUUID(), email: address };
      const letter = verificationLetter(
        { name: account?.name ?? '', email: address },
        await issueVerificationToken(keys, subject, now),
      );
      if (account?.isActive && !account.isVerified) sendMail(letter, now);
      return {
        status: 200,
        body: {
          message:
            'If your email is registered and not yet verified, you will receive a new verification link shortly.',
        },
      };
    },
  });
