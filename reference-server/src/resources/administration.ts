import type { Plugin } from '@hapi/hapi';
import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { findAccountByPublicId } from '../store/accounts.ts';
import { clearFailures } from '../store/login-failures.ts';
import { recordChange } from '../store/record-change.ts';
import type { ApiVersion } from '../versions.ts';
import type { UnlockedBody } from './answer-bodies.ts';
import { type Caller, forUsers, refuseSuspended } from './authenticate.ts';

/** What administrators do for users. */
export const administration: Plugin<{ services: Services; version: ApiVersion }> = {
  name: 'administration',
  multiple: true,
  register: (server, { services, version }) => server.route(unlockUser(services, version)),
};

const unlockUser = (services: Services, version: ApiVersion) =>
  defineOperation({
    id: 'unlockUser',
    method: 'POST',
    path: '/admin/users/{user_id}/unlock',
    ...forUsers(services, version),
    authorise: (caller) => {
      refuseSuspended(caller);
      refuseAllButAdmins(caller);
    },
    answer: async ({ context, parameters: { user_id = '' } }) => {
      const { store } = services;
      const account = await findAccountByPublicId(store, user_id);
      if (!account) throw new ApiError([{ code: 'NOT_FOUND', detail: 'No user has this id.' }]);
      await recordChange(store, context, async (store, note) => {
        await clearFailures(store, account.email);
        await note(account.userId, 'unlock');
      });
      const data: UnlockedBody = { user_id, locked: false };
      return { status: 200, body: { data, message: 'User unlocked' } };
    },
  });

function refuseAllButAdmins({ account }: Caller): void {
  if (account.role !== 'admin') throw new ApiError('FORBIDDEN');
}
