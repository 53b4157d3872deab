import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { normaliseEmail } from '../store/accounts.ts';
import { changeRole } from '../store/user-standing.ts';
import { email } from '../validation/fields.ts';
import { object } from '../validation/shape.ts';

const body = object({ email });

/** Makes a user an administrator. */
export const promoteUser = ({ store }: Pick<Services, 'store'>) =>
  defineOperation({
    id: 'promoteUser',
    method: 'POST',
    path: '/users/promote',
    body,
    answer: async ({ body, context }) => {
      const role = 'admin';
      const user_id = await changeRole(store, normaliseEmail(body.email), role, context.now().toISOString());
      if (user_id === undefined)
        throw new ApiError([{ code: 'NOT_FOUND', detail: 'No user has this address.' }]);
      return { status: 200, body: { user_id, role } };
    },
  });
