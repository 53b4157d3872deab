import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { timestamp } from '../http/timestamp.ts';
import { countRequest, refuseExceeded, standingOf } from '../limits/enforce-limit.ts';
import { rateLimitHeaders } from '../limits/rate-limit-headers.ts';
import { verificationLetter } from '../mailbox/letters.ts';
import { createAccount, findAccountByEmail, normaliseEmail } from '../store/accounts.ts';
import type { Consent } from '../store/consents.ts';
import { recordChange } from '../store/record-change.ts';
import { randomText } from '../tokens/random-text.ts';
import { issueVerificationToken } from '../tokens/verification-token.ts';
import { email, newPassword, personName } from '../validation/fields.ts';
import { accepted, flag, object, optional, type Shape } from '../validation/shape.ts';
import type { ApiVersion } from '../versions.ts';
import { answerOnce } from './answer-once.ts';

/** Opening an account. */
export const registration: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'registration',
  multiple: true,
  register: (server, { services, version }) => server.route(register(services, version)),
};

const body = object({
  email,
  password: newPassword,
  name: personName,
  gdpr_consent: object({
    terms_accepted: accepted,
    privacy_accepted: accepted,
    marketing_accepted: optional(flag, false),
  }),
});

const register = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'register',
    method: 'POST',
    path: '/auth/register',
    perAddress: version.limits.registerPerAddress,
    body,
    answer: ({ body, headers, context, standing }) =>
      answerOnce(services, { version, operation: 'register', body, headers, context }, async () => {
        const { userId, ...created } = await open(services, version, context, body);
        const answer = {
          status: 201,
          headers: standing && rateLimitHeaders(standing),
          body: toBody(created.user, created.consent),
          isPersonal: true,
        };
        return { answer, userId };
      }),
  });

type Registration = typeof body extends Shape<infer Body> ? Body : never;

/** Opens the account, and asks its owner to prove the address. */
async function open(
  services: Services,
  { limits }: ApiVersion,
  context: RequestContext,
  body: Registration,
): Promise<{ userId: string; user: NewUser; consent: Consent }> {
  const { store } = services;
  const address = normaliseEmail(body.email);
  const now = context.now();
  if (await findAccountByEmail(store, address)) throw new ApiError('EMAIL_ALREADY_EXISTS');
  refuseExceeded(await standingOf(context, limits.registerPerEmail, address), context);
  const user = {
    publicId: `usr_${randomText(16)}`,
    email: address,
    name: body.name,
    createdAt: now.toISOString(),
  };
  const consent = {
    ...body.gdpr_consent,
    consent_timestamp: user.createdAt,
    consent_ip: context.clientAddress,
  };
  const username = user.publicId.replace('usr_', 'suma_');
  const passwordHash = await services.passwordHash.hash(body.password);
  const userId = await recordChange(store, context, async (store, note) => {
    const created = await createAccount(store, { ...user, username, passwordHash, consent });
    if (created === undefined) throw new ApiError('EMAIL_ALREADY_EXISTS');
    await note(created, 'register');
    return created;
  });
  await countRequest(context, limits.registerPerEmail, address);
  await welcome(services, context, user);
  return { userId, user, consent };
}

type NewUser = { publicId: string; email: string; name: string; createdAt: string };

async function welcome({ keys, sendMail }: Services, context: RequestContext, user: NewUser): Promise<void> {
  const subject = { user: user.publicId, email: user.email };
  sendMail(
    verificationLetter(user, await issueVerificationToken(keys, subject, context.now())),
    context.now(),
  );
}

function toBody(user: NewUser, consent: Consent) {
  return {
    data: {
      id: user.publicId,
      email: user.email,
      name: user.name,
      email_verified: false,
      created_at: timestamp(user.createdAt),
      gdpr_consent: { ...consent, consent_timestamp: timestamp(consent.consent_timestamp) },
    },
    message: 'Registration successful. Please check your email to verify your account.',
  };
}
