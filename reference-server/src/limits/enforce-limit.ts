import { ApiError } from '../errors/api-error.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Limit, Standing } from './limiter.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';

/** Counts the request against a limit, and refuses it when the limit is used up. */
export async function enforceLimit(context: RequestContext, limit: Limit, key: string): Promise<Standing> {
  return refuseExceeded(await countRequest(context, limit, key), context);
}

/** Counts the request against a limit that was judged before. */
export async function countRequest(context: RequestContext, limit: Limit, key: string): Promise<Standing> {
  return note(context, limit, await context.limiter.hit(limit, key, context.now()));
}

/** Looks where a request would stand in a limit, and counts nothing. */
export async function standingOf(context: RequestContext, limit: Limit, key: string): Promise<Standing> {
  return note(context, limit, await context.limiter.peek(limit, key, context.now()));
}

/** Says of a limit that nothing of it is used, to a request that nobody could count yet. */
export function noteUntouched(context: RequestContext, limit: Limit): void {
  const resetAt = new Date(context.now().getTime() + limit.windowSeconds * 1000);
  const { limit: remaining, windowSeconds } = limit;
  note(context, limit, { limit: remaining, remaining, windowSeconds, resetAt, exceeded: false });
}

/** Refuses the request when a limit is used up already, and counts nothing. */
export function refuseExceeded(standing: Standing, context: RequestContext): Standing {
  if (!standing.exceeded) return standing;
  const seconds = Math.max(1, Math.ceil((standing.resetAt.getTime() - context.now().getTime()) / 1000));
  throw new ApiError('RATE_LIMIT_EXCEEDED', {
    ...rateLimitHeaders(standing),
    'Retry-After': String(seconds),
  });
}

/** An answer of a version that lists limits says where its request stood in each. */
function note({ standings }: RequestContext, { name }: Limit, standing: Standing): Standing {
  standings.set(name, standing);
  return standing;
}
