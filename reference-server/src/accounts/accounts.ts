import type { Plugin } from '@hapi/hapi';
import type { Services } from '../http/services.ts';
import { accountsHeaders } from './accounts-headers.ts';
import { logIn } from './log-in.ts';
import { renewToken } from './renew-token.ts';
import { createUser, getUser } from './users.ts';

/** The `accounts` API; its access tokens live so many seconds. */
export const accounts: Plugin<{ services: Services; tokenExpiry: number }> = {
  name: 'accounts',
  register: async (server, { services, tokenExpiry }) => {
    await server.register(accountsHeaders);
    server.route([logIn(services, tokenExpiry), renewToken(services, tokenExpiry)]);
    server.route([getUser(services), createUser(services)]);
  },
};
