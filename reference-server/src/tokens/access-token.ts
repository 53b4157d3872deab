import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Keys } from './keys.ts';
import { after, lifetimes } from './lifetimes.ts';
import { verifySigned } from './verify-signed.ts';

/** Whom an access token is for; `user` is the public id. */
export type Bearer = { readonly user: string; readonly email: string; readonly device: string };

/** A signed access token with what the store must remember of it. */
export type IssuedAccessToken = { readonly token: string; readonly jti: string; readonly expiresAt: Date };

/** Signs an RS256 JWT for a bearer. */
export async function issueAccessToken(keys: Keys, bearer: Bearer, now: Date): Promise<IssuedAccessToken> {
  const key = await keys.signing.current();
  const jti = randomUUID();
  const expiresAt = after(now, lifetimes.accessToken);
  const token = await new SignJWT({ email: bearer.email, device_id: bearer.device })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.id })
    .setSubject(bearer.user)
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .setJti(jti)
    .sign(key.private);
  return { token, jti, expiresAt };
}

/** What the store is asked by, and how long the token lives, in seconds since 1970. */
export type AccessTokenClaims = { readonly jti: string; readonly exp: number };

/** Reads an access token of ours; refuses what is expired, foreign or no token at all. */
export async function readAccessToken(keys: Keys, token: string, now: Date): Promise<AccessTokenClaims> {
  const requiredClaims = ['sub', 'iat', 'exp', 'jti', 'device_id'];
  const { jti, exp } = await verifySigned(keys, token, now, { requiredClaims });
  return { jti: String(jti), exp: Number(exp) };
}
