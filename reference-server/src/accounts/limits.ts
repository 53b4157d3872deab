import type { Limit } from '../limits/limiter.ts';
import type { Tier } from '../store/tables.ts';

const hour = 3600;

/** The limits of the `accounts` API; each is a fact under `x-rate-limits` of its specification. */
export const accountsLimits = {
  standardPerAddress: named('standard-per-ip', 1000),
  standardPerUser: named('standard-per-user', 1000),
  premiumPerUser: named('premium-per-user', 10_000),
} as const;

/** What users of a tier may do in an hour. */
export function limitOfTier(tier: Tier): Limit {
  return tier === 'premium' ? accountsLimits.premiumPerUser : accountsLimits.standardPerUser;
}

function named(name: string, limit: number): Limit {
  return { id: `accounts-${name}`, name, limit, windowSeconds: hour };
}
