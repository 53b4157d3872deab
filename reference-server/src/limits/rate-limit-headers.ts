import type { Standing } from './limiter.ts';

/** The headers that say where a client stands in a limit; the reset time is a Unix timestamp in seconds. */
export function rateLimitHeaders(standing: Standing): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(standing.limit),
    'X-RateLimit-Remaining': String(standing.remaining),
    'X-RateLimit-Reset': String(Math.ceil(standing.resetAt.getTime() / 1000)),
  };
}
