import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { AccessTokenClaims, IssuedAccessToken } from '../tokens/access-token.ts';
import type { Keys } from '../tokens/keys.ts';
import { after } from '../tokens/lifetimes.ts';
import { verifySigned } from '../tokens/verify-signed.ts';

/** Keeps the tokens of this API apart from those of the `auth` API, which are signed with the same key. */
const audience = 'accounts';

/** Signs an RS256 JWT for the user with the given public id. */
export async function issueAccountToken(
  keys: Keys,
  user: string,
  now: Date,
  seconds: number,
): Promise<IssuedAccessToken> {
  const key = await keys.signing.current();
  const jti = randomUUID();
  const expiresAt = after(now, seconds);
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.id })
    .setSubject(user)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .setJti(jti)
    .sign(key.private);
  return { token, jti, expiresAt };
}

/** Reads an access token of this API; refuses what is expired, foreign or no token at all. */
export async function readAccountToken(keys: Keys, token: string, now: Date): Promise<AccessTokenClaims> {
  const requiredClaims = ['sub', 'iat', 'exp', 'jti'];
  const { jti, exp } = await verifySigned(keys, token, now, { audience, requiredClaims });
  return { jti: String(jti), exp: Number(exp) };
}
