import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Keys } from './keys.ts';
import { after, lifetimes } from './lifetimes.ts';

/** Whose address a verification token proves; `user` is the public id. */
export type Verification = { readonly user: string; readonly email: string };

const audience = 'email-verification';

/** Signs the HS256 JWT that travels in the verification mail. */
export async function issueVerificationToken(keys: Keys, subject: Verification, now: Date): Promise<string> {
  return new SignJWT({ email: subject.email })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(subject.user)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(after(now, lifetimes.verificationToken))
    .setJti(randomUUID())
    .sign(keys.verification);
}

/** Reads a verification token; nothing when it is expired, foreign or none. */
export async function readVerificationToken(
  keys: Keys,
  token: string,
  now: Date,
): Promise<Verification | undefined> {
  try {
    const { payload } = await jwtVerify(token, keys.verification, {
      algorithms: ['HS256'],
      audience,
      currentDate: now,
      requiredClaims: ['sub', 'email', 'exp'],
    });
    return { user: String(payload.sub), email: String(payload.email) };
  } catch {
    return undefined;
  }
}
