import { ApiError } from '../errors/api-error.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { bearerToken } from '../resources/authenticate.ts';
import { type AccountUser, accountUserByAccessToken } from '../store/account-users.ts';
import { findHolder } from '../tokens/token-holder.ts';
import { readAccountToken } from './account-token.ts';

/** Finds the user behind the access token of a request; the token of an ended session is worth nothing. */
export function authenticateUser({ store, keys, denylist }: Services) {
  const find = accountUserByAccessToken(store);
  return async (authorization: string | undefined, context: RequestContext): Promise<AccountUser> => {
    const now = context.now();
    const claims = await readAccountToken(keys, bearerToken(authorization), now);
    return findHolder(denylist, claims, now, find);
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
