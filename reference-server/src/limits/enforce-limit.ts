import { ApiError } from '../errors/api-error.ts';
import type { RequestContext } from '../http/request-context.ts';
import type { Limit, Standing } from './limiter.ts';
import { rateLimitHeaders } from './rate-limit-headers.ts';

/** Counts the request against a limit, and refuses it when the limit is used up. */
export function enforceLimit(context: RequestContext, limit: Limit, key: string): Standing {
  return refuseExceeded(context.limiter.hit(limit, key, context.now()), context);
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
