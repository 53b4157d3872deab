import type { Standing } from './limiter.ts';

/** The headers that say where a client stands in a limit; the reset time is a Unix timestamp in seconds. */
export function rateLimitHeaders(standing: Standing): Record<string, string> {
  return {
    'X-RateLimit-Limit': String(standing.limit),
    'X-RateLimit-Remaining': String(standing.remaining),
    'X-RateLimit-Reset': String(Math.ceil(standing.resetAt.getTime() / 1000)),
  };
}

/**
 * The headers that tell of several limits: of the one nearest to exhaustion in the older form, of all of them as
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/ writes it.
 */
export function allRateLimitHeaders(
  standings: ReadonlyMap<string, Standing>,
  now: Date,
): Record<string, string> {
  let nearest: Standing | undefined;
  const states: string[] = [];
  const policies: string[] = [];
  for (const [name, standing] of standings) {
    if (!nearest || byExhaustion(standing, nearest) < 0) nearest = standing;
    const secondsLeft = Math.max(0, Math.ceil((standing.resetAt.getTime() - now.getTime()) / 1000));
    states.push(`"${name}";r=${standing.remaining};t=${secondsLeft}`);
    policies.push(`"${name}";q=${standing.limit};w=${standing.windowSeconds}`);
  }
  if (!nearest) return {};
  const headers = rateLimitHeaders(nearest);
  headers.RateLimit = states.join(', ');
  headers['RateLimit-Policy'] = policies.join(', ');
  return headers;
}

/** What refuses the request comes first; of two that leave equally much the one that lasts longer. */
function byExhaustion(one: Standing, other: Standing): number {
  return (
    Number(other.exceeded) - Number(one.exceeded) ||
    one.remaining - other.remaining ||
    other.resetAt.getTime() - one.resetAt.getTime()
  );
}
