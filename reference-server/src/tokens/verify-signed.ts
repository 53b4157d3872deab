import { errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { ApiError } from '../errors/api-error.ts';
import type { Keys } from './keys.ts';

/** So many seconds the clocks of two servers may be apart. */
const clockSkew = 5;

/** Reads the claims of an RS256 token that one of our keys signed; refuses what is expired, foreign, of the future or no token. */
export async function verifySigned(
  keys: Keys,
  token: string,
  now: Date,
  expected: Pick<JWTVerifyOptions, 'audience' | 'requiredClaims'>,
): Promise<JWTPayload> {
  try {
    const find = async ({ kid }: { kid?: string }) => {
      const key = await keys.signing.find(kid);
      if (!key) throw new ApiError('INVALID_TOKEN');
      return key.public;
    };
    const options = { ...expected, algorithms: ['RS256'], currentDate: now };
    const { payload } = await jwtVerify(token, find, options);
    if (Number(payload.iat) > now.getTime() / 1000 + clockSkew) throw new ApiError('INVALID_TOKEN');
    return payload;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw new ApiError(error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'INVALID_TOKEN');
  }
}
