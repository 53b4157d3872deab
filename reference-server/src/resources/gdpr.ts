import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { violationDetails } from '../errors/catalogue.ts';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { type Consent, listConsents, withdrawMarketing } from '../store/consents.ts';
import { deleteAccount as deleteStored } from '../store/delete-account.ts';
import type { Store } from '../store/open-store.ts';
import { recordEvent } from '../store/security-events.ts';
import { givenPassword } from '../validation/fields.ts';
import { object, text } from '../validation/shape.ts';
import type { ApiVersion } from '../versions.ts';
import { authenticate, type Caller, refuseSuspended } from './authenticate.ts';
import { confirmPassword } from './check-password.ts';
import { consentBody, gdprMessages } from './gdpr-body.ts';

/** The rights of users over what is stored about them. */
export const gdpr: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'gdpr',
  multiple: true,
  register: (server, { services, version }) => {
    server.route([getConsent(services, version), withdrawConsent(services, version)]);
    server.route(deleteAccount(services, version));
  },
};

const ofCaller = (services: Services, { limits }: ApiVersion) => ({
  authenticate: authenticate(services),
  perUser: { limit: limits.everythingElsePerUser, key: ({ account }: Caller) => account.userId },
  authorise: refuseSuspended,
});

const getConsent = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'getConsent',
    method: 'GET',
    path: '/gdpr/consent',
    ...ofCaller(services, version),
    answer: async ({ caller }) => ({
      status: 200,
      body: { data: consentBody(await consentsOf(services.store, caller)) },
      isPersonal: true,
    }),
  });

const consentTypes = ['terms', 'privacy', 'marketing'];

const withdrawBody = object({
  consent_type: text((value, field) =>
    consentTypes.includes(value) ? undefined : violationDetails.notOneOf(field, consentTypes),
  ),
});

const withdrawConsent = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'withdrawConsent',
    method: 'POST',
    path: '/gdpr/consent/withdraw',
    ...ofCaller(services, version),
    body: withdrawBody,
    answer: async ({ body, caller, context }) => {
      const { store } = services;
      if (body.consent_type !== 'marketing') {
        throw new ApiError([{ code: 'CONSENT_REQUIRED', path: ['consent_type'] }]);
      }
      const [current] = await consentsOf(store, caller);
      // Whoever withdraws a second time has what they want already.
      if (current.marketing_accepted) {
        await withdrawMarketing(store, caller.account.userId, {
          consent_timestamp: context.now().toISOString(),
          consent_ip: context.clientAddress,
        });
        await recordEvent(store, context, caller.account.userId, 'consent_withdrawn');
      }
      const data = consentBody(await consentsOf(store, caller));
      return { status: 200, body: { data, message: gdprMessages.consentWithdrawn }, isPersonal: true };
    },
  });

const deletionBody = object({ password: givenPassword });

const deleteAccount = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'deleteAccount',
    ...version.deletion,
    ...ofCaller(services, version),
    body: deletionBody,
    answer: async ({ body, context, caller: { account } }) => {
      await confirmPassword({ services, context, version }, account, body.password);
      await deleteStored(services.store, account.userId, account.email);
      return { status: 204 };
    },
  });

async function consentsOf(store: Store, { account }: Caller): Promise<[Consent, ...Consent[]]> {
  const [current, ...earlier] = await listConsents(store, account.userId);
  if (!current) throw new Error('The user has no consent on record.');
  return [current, ...earlier];
}
