import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { listConsents, withdrawMarketing } from '../store/consents.ts';
import { deleteAccount as deleteStored } from '../store/delete-account.ts';
import { recordChange } from '../store/record-change.ts';
import { readUserData } from '../store/user-data.ts';
import { givenPassword } from '../validation/fields.ts';
import { object, oneOf } from '../validation/shape.ts';
import type { ApiVersion } from '../versions.ts';
import { forUsers } from './authenticate.ts';
import { confirmPassword } from './check-password.ts';
import { consentBody, gdprMessages } from './gdpr-body.ts';
import { userDataBody } from './user-data-body.ts';

/** The rights of users over what is stored about them. */
export const gdpr: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'gdpr',
  multiple: true,
  register: (server, { services, version }) => {
    server.route([getUserData(services, version), getConsent(services, version)]);
    server.route([withdrawConsent(services, version), deleteAccount(services, version)]);
  },
};

const getUserData = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'getUserData',
    method: 'GET',
    path: '/gdpr/data',
    ...forUsers(services, version),
    answer: async ({ caller, context }) => {
      const { store } = services;
      // The export is part of what is stored, so it comes first.
      await recordChange(store, context, (_, note) => note(caller.account.userId, 'data_exported'));
      const data = userDataBody(await readUserData(store, caller.account.userId), caller, context.now());
      return { status: 200, body: { data }, isPersonal: true };
    },
  });

const getConsent = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'getConsent',
    method: 'GET',
    path: '/gdpr/consent',
    ...forUsers(services, version),
    answer: async ({ caller }) => ({
      status: 200,
      body: { data: consentBody(await listConsents(services.store, caller.account.userId)) },
      isPersonal: true,
    }),
  });

const withdrawBody = object({ consent_type: oneOf(['terms', 'privacy', 'marketing']) });

const withdrawConsent = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'withdrawConsent',
    method: 'POST',
    path: '/gdpr/consent/withdraw',
    ...forUsers(services, version),
    body: withdrawBody,
    answer: async ({ body, caller, context }) => {
      const { store } = services;
      const { userId } = caller.account;
      if (body.consent_type !== 'marketing') {
        throw new ApiError([{ code: 'CONSENT_REQUIRED', path: ['consent_type'] }]);
      }
      const [current] = await listConsents(store, userId);
      // Whoever withdraws a second time has what they want already.
      if (current?.marketing_accepted) {
        await recordChange(store, context, async (store, note) => {
          await withdrawMarketing(store, userId, {
            consent_timestamp: context.now().toISOString(),
            consent_ip: context.clientAddress,
          });
          await note(userId, 'consent_withdrawn');
        });
      }
      const data = consentBody(await listConsents(store, userId));
      return { status: 200, body: { data, message: gdprMessages.consentWithdrawn }, isPersonal: true };
    },
  });

const deletionBody = object({ password: givenPassword });

const deleteAccount = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'deleteAccount',
    ...version.deletion,
    ...forUsers(services, version),
    body: deletionBody,
    answer: async ({ body, context, caller: { account } }) => {
      await confirmPassword({ services, context, version }, account, body.password);
      await deleteStored(services.store, account.userId, account.email);
      return { status: 204 };
    },
  });
