import type { RequestContext } from '../http/request-context.ts';
import type { Account } from '../store/accounts.ts';
import type { TokenRecord } from '../store/sessions.ts';
import { issueAccessToken } from '../tokens/access-token.ts';
import type { Keys } from '../tokens/keys.ts';
import { after, lifetimes } from '../tokens/lifetimes.ts';
import { hashRefreshToken, newRefreshToken } from '../tokens/refresh-token.ts';

/** A new pair of tokens: what the client gets, and what the store keeps. */
export type SessionTokens = {
  readonly body: {
    readonly access_token: string;
    readonly refresh_token: string;
    readonly token_type: 'Bearer';
    readonly expires_in: number;
  };
  readonly record: TokenRecord;
};

/** Makes the next pair of tokens of a session. */
export async function issueSessionTokens(
  keys: Keys,
  context: RequestContext,
  account: Account,
  session: { readonly deviceId: string; readonly rememberMe: boolean },
): Promise<SessionTokens> {
  const now = context.now();
  const bearer = { user: account.publicId, email: account.email, device: session.deviceId };
  const access = await issueAccessToken(keys, bearer, now);
  const refreshToken = newRefreshToken();
  const life = session.rememberMe ? lifetimes.refreshTokenRemembered : lifetimes.refreshToken;
  return {
    body: {
      access_token: access.token,
      refresh_token: refreshToken,
      token_type: 'Bearer',
      expires_in: lifetimes.accessToken,
    },
    record: {
      jti: access.jti,
      accessExpiresAt: access.expiresAt.toISOString(),
      refreshHash: hashRefreshToken(refreshToken),
      refreshExpiresAt: after(now, life).toISOString(),
    },
  };
}
