import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { normaliseEmail } from '../store/accounts.ts';
import { type Role, roles, type Tier, tiers } from '../store/tables.ts';
import { changeRole, changeTier, suspend } from '../store/user-standing.ts';
import { email } from '../validation/fields.ts';
import { object, oneOf } from '../validation/shape.ts';

type Stored = Pick<Services, 'store'>;

const suspendBody = object({ email });

/** Suspends a user. */
export const suspendUser = ({ store }: Stored) =>
  defineOperation({
    id: 'suspendUser',
    method: 'POST',
    path: '/users/suspend',
    body: suspendBody,
    answer: async ({ body, context }) => {
      const at = context.now().toISOString();
      const user_id = known(await suspend(store, normaliseEmail(body.email), at));
      return { status: 200, body: { user_id } };
    },
  });

const roleBody = object({ email, role: oneOf(roles) });

/** Gives a user a role. */
export const setRole = ({ store }: Stored) =>
  defineOperation({
    id: 'setRole',
    method: 'POST',
    path: '/users/role',
    body: roleBody,
    answer: async ({ body: { email, role }, context }) => {
      const at = context.now().toISOString();
      const user_id = known(await changeRole(store, normaliseEmail(email), role as Role, at));
      return { status: 200, body: { user_id, role } };
    },
  });

const tierBody = object({ email, tier: oneOf(tiers) });

/** Books a tier for a user. */
export const setTier = ({ store }: Stored) =>
  defineOperation({
    id: 'setTier',
    method: 'POST',
    path: '/users/tier',
    body: tierBody,
    answer: async ({ body: { email, tier } }) => {
      const user_id = known(await changeTier(store, normaliseEmail(email), tier as Tier));
      return { status: 200, body: { user_id, tier } };
    },
  });

function known(userId: string | undefined): string {
  if (userId !== undefined) return userId;
  throw new ApiError([{ code: 'NOT_FOUND', detail: 'No user has this address.' }]);
}
