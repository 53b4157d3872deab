import { ApiError } from '../errors/api-error.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Services } from '../http/services.ts';
import { type Account, accountByAccessToken } from '../store/accounts.ts';
import { readAccessToken } from '../tokens/access-token.ts';
import { findHolder } from '../tokens/token-holder.ts';
import type { ApiVersion } from '../versions.ts';

/** Who sent a request, and in which session. */
export type Caller = { readonly account: Account; readonly sessionId: string };

/** Finds the caller behind the access token of a request; the token of an ended session is worth nothing. */
export function authenticate({ store, keys, denylist }: Services) {
  const find = accountByAccessToken(store);
  return async (authorization: string | undefined, context: RequestContext): Promise<Caller> => {
    const now = context.now();
    const claims = await readAccessToken(keys, bearerToken(authorization), now);
    return findHolder(denylist, claims, now, find);
  };
}

/** What every operation asks for that is there for users alone. */
export function forUsers(services: Services, { limits }: Pick<ApiVersion, 'limits'>) {
  return {
    authenticate: authenticate(services),
    perUser: { limit: limits.everythingElsePerUser, key: ({ account }: Caller) => account.userId },
    authorise: refuseSuspended,
  } as const;
}

/** A suspended user may do nothing. */
export function refuseSuspended({ account }: Pick<Caller, 'account'>): void {
  if (!account.isActive) throw new ApiError('ACCOUNT_SUSPENDED');
}

/** Reads the credential of RFC 6750 section 2.1; the name of a scheme is the same in any case. */
export function bearerToken(authorization: string | undefined): string {
  const token = /^Bearer +(\S.*)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new ApiError('AUTHENTICATION_REQUIRED');
  return token.trimEnd();
}
