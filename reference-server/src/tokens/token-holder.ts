import type { Denylist } from '../cache/denylist.ts';
import { ApiError } from '../errors/api-error.ts';
import type { AccessTokenClaims } from './access-token.ts';

/** Finds who holds an access token; one whose session has ended is worth nothing, and is not looked up twice. */
export async function findHolder<Holder>(
  denylist: Denylist,
  { jti, exp }: AccessTokenClaims,
  now: Date,
  find: (jti: string) => Promise<Holder | undefined>,
): Promise<Holder> {
  if (await denylist.has(jti)) throw new ApiError('INVALID_TOKEN');
  const holder = await find(jti);
  if (holder) return holder;
  // A session that has ended never comes back, so neither does its token.
  await denylist.add(jti, exp - now.getTime() / 1000);
  throw new ApiError('INVALID_TOKEN');
}
