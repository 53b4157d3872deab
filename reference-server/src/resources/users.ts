import type { Plugin } from '@hapi/hapi';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import type { ApiVersion } from '../versions.ts';
import { authenticate, type Caller, refuseSuspended } from './authenticate.ts';
import { currentUserBody } from './user-body.ts';

/** The users themselves. */
export const users: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'users',
  multiple: true,
  register: (server, { services, version }) => server.route(getCurrentUser(services, version)),
};

const getCurrentUser = (services: Services, { limits }: ApiVersion) =>
  defineOperation({
    id: 'getCurrentUser',
    method: 'GET',
    path: '/users/me',
    authenticate: authenticate(services),
    perUser: { limit: limits.everythingElsePerUser, key: ({ account }: Caller) => account.userId },
    authorise: refuseSuspended,
    answer: async ({ caller }) => ({
      status: 200,
      body: { data: currentUserBody(caller.account) },
      isPersonal: true,
    }),
  });
