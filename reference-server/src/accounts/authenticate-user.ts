import { ApiError } from '../errors/api-error.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { bearerToken } from '../resources/authenticate.ts';
import { type AccountUser, findAccountUser } from '../store/account-users.ts';
import { findSessionOfAccessToken } from '../store/sessions.ts';
import { readAccountToken } from './account-token.ts';

/** Finds the user behind the access token of a request; the token of an ended session is worth nothing. */
export function authenticateUser({ store, keys }: Services) {
  return async (authorization: string | undefined, context: RequestContext): Promise<AccountUser> => {
    const jti = await readAccountToken(keys, bearerToken(authorization), context.now());
    const session = await findSessionOfAccessToken(store, jti);
    const user = session && (await findAccountUser(store, session.userId));
    if (!user) throw new ApiError('INVALID_TOKEN');
    return user;
  };
}

/** Lets a request without a credential pass as nobody's; one with a bad credential is refused all the same. */
export function authenticateAnybody(services: Services) {
  const authenticate = authenticateUser(services);
  return async (authorization: string | undefined, context: RequestContext) =>
    authorization === undefined ? undefined : authenticate(authorization, context);
}

/** A suspended user may do nothing. */
export function refuseSuspendedUser(user: AccountUser | undefined): void {
  if (user && !user.isActive) throw new ApiError('ACCOUNT_SUSPENDED');
}
