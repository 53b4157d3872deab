import { ApiError } from '../errors/api-error.ts';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import {
  type AccountProfile,
  type AccountUser,
  createAccountUser,
  findAccountUser,
} from '../store/account-users.ts';
import { normaliseEmail } from '../store/accounts.ts';
import { recordChange } from '../store/record-change.ts';
import type { Role } from '../store/tables.ts';
import { email } from '../validation/fields.ts';
import { object, optional } from '../validation/shape.ts';
import { authenticateAnybody, authenticateUser, refuseSuspendedUser } from './authenticate-user.ts';
import { accountsPath } from './error-style.ts';
import { biography, nameOfPerson, password, pictureUrl, role, username } from './fields.ts';
import { accountsLimits, limitOfTier } from './limits.ts';
import { accountUserBody, userIdOf } from './user-body.ts';

/** Shows a user to themselves and to admins; to anybody else no user exists. */
export const getUser = (services: Services) =>
  defineOperation({
    id: 'getUser',
    method: 'GET',
    path: '/users/{userId}',
    authenticate: authenticateUser(services),
    perUser: { limit: ({ tier }: AccountUser) => limitOfTier(tier), key: ({ userId }) => userId },
    authorise: refuseSuspendedUser,
    answer: async ({ caller, parameters }) => {
      const userId = userIdOf(parameters.userId ?? '');
      const mayLook = userId === caller.userId || caller.role === 'admin';
      const user = mayLook && userId !== undefined && (await findAccountUser(services.store, userId));
      if (!user) throw new ApiError([{ code: 'NOT_FOUND', detail: 'There is no user with this id.' }]);
      return { status: 200, body: accountUserBody(user), isPersonal: true };
    },
  });

const noProfile: AccountProfile = { firstName: null, lastName: null, avatar: null, bio: null };

const body = object({
  username,
  email,
  password,
  profile: optional(
    object({
      firstName: optional(nameOfPerson, null),
      lastName: optional(nameOfPerson, null),
      avatar: optional(pictureUrl, null),
      bio: optional(biography, null),
    }),
    noProfile,
  ),
  role: optional(role, 'user'),
});

/** Creates a user; only admins may say which role. */
export const createUser = (services: Services) =>
  defineOperation({
    id: 'createUser',
    method: 'POST',
    path: '/users',
    perAddress: accountsLimits.standardPerAddress,
    authenticate: authenticateAnybody(services),
    authorise: (caller: AccountUser | undefined, sent) => {
      refuseSuspendedUser(caller);
      if (hasRole(sent) && caller?.role !== 'admin') {
        throw new ApiError([
          { code: 'FORBIDDEN', detail: 'Only an admin may set the role.', path: ['role'] },
        ]);
      }
    },
    body,
    answer: async ({ body, context }) => {
      const { store } = services;
      const newUser = {
        ...body,
        role: body.role as Role,
        email: normaliseEmail(body.email),
        passwordHash: await services.passwordHash.hash(body.password),
        createdAt: context.now().toISOString(),
      };
      const created = await recordChange(store, context, async (store, note) => {
        const done = await createAccountUser(store, newUser);
        if ('userId' in done) await note(done.userId, 'register');
        return done;
      });
      if ('taken' in created) {
        const code = created.taken === 'username' ? 'USERNAME_ALREADY_EXISTS' : 'EMAIL_ALREADY_EXISTS';
        throw new ApiError([{ code, path: [created.taken] }]);
      }
      const user = await findAccountUser(store, created.userId);
      if (!user) throw new Error('The user that was created is gone.');
      const shown = accountUserBody(user);
      const headers = { Location: `${accountsPath}/users/${shown.id}` };
      return { status: 201, headers, body: shown, isPersonal: true };
    },
  });

function hasRole(sent: unknown): boolean {
  return typeof sent === 'object' && sent !== null && Object.hasOwn(sent, 'role');
}
