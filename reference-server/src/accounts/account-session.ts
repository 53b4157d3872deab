import type { RequestContext } from '../http/request-context.ts';
import type { AccountUser } from '../store/account-users.ts';
import type { TokenRecord } from '../store/sessions.ts';
import type { Keys } from '../tokens/keys.ts';
import { after, lifetimes } from '../tokens/lifetimes.ts';
import { hashRefreshToken, newRefreshToken } from '../tokens/refresh-token.ts';
import { issueAccountToken } from './account-token.ts';
import { publicIdOf } from './user-body.ts';

/** A new pair of tokens: what the client gets (RFC 6749 section 5.1), and what the store keeps. */
export type AccountTokens = {
  readonly body: {
    readonly access_token: string;
    readonly refresh_token: string;
    readonly expires_in: number;
    readonly token_type: 'Bearer';
  };
  readonly record: TokenRecord;
};

/** Makes the next pair of tokens of a session. */
export async function issueAccountTokens(
  keys: Keys,
  context: RequestContext,
  user: Pick<AccountUser, 'userId'>,
  session: { readonly rememberMe: boolean },
  tokenExpiry: number,
): Promise<AccountTokens> {
  const now = context.now();
  const access = await issueAccountToken(keys, publicIdOf(user), now, tokenExpiry);
  const refreshToken = newRefreshToken();
  const life = session.rememberMe ? lifetimes.refreshTokenRemembered : lifetimes.refreshToken;
  return {
    body: {
      access_token: access.token,
      refresh_token: refreshToken,
      expires_in: tokenExpiry,
      token_type: 'Bearer',
    },
    record: {
      jti: access.jti,
      accessExpiresAt: access.expiresAt.toISOString(),
      refreshHash: hashAccountRefreshToken(refreshToken),
      refreshExpiresAt: after(now, life).toISOString(),
    },
  };
}

/** Hashes a refresh token of this API, so that the `auth` API does not find it: it asks for more than a password. */
export function hashAccountRefreshToken(token: string): string {
  return hashRefreshToken(`accounts ${token}`);
}
