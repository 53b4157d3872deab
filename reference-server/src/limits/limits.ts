import type { Limit } from './limiter.ts';

const minute = 60;
const hour = 3600;
const day = 86_400;

const stated = {
  registerPerAddress: { name: 'register-per-ip', limit: 3, windowSeconds: hour },
  registerPerEmail: { name: 'register-per-email', limit: 1, windowSeconds: day },
  loginPerAddress: { name: 'login-per-ip', limit: 5, windowSeconds: minute },
  loginPerUser: { name: 'login-per-user', limit: 10, windowSeconds: hour },
  resetRequestPerEmail: { name: 'password-reset-per-email', limit: 3, windowSeconds: hour },
  refreshPerUser: { name: 'refresh-per-user', limit: 10, windowSeconds: minute },
  verifyEmailPerAddress: { name: 'verify-email-per-ip', limit: 10, windowSeconds: hour },
  verifyEmailPerUser: { name: 'verify-email-per-user', limit: 10, windowSeconds: hour },
  resendPerAddress: { name: 'resend-verification-per-ip', limit: 10, windowSeconds: hour },
  resendPerUser: { name: 'resend-verification-per-user', limit: 10, windowSeconds: hour },
  twoFactorPerAddress: { name: 'verify-two-factor-per-ip', limit: 10, windowSeconds: hour },
  twoFactorPerUser: { name: 'verify-two-factor-per-user', limit: 10, windowSeconds: hour },
  everythingElsePerAddress: { name: 'standard-per-ip', limit: 1000, windowSeconds: hour },
  everythingElsePerUser: { name: 'standard-per-user', limit: 1000, windowSeconds: hour },
} as const satisfies Record<string, Omit<Limit, 'id'>>;

/** The limits that a version of the API has. */
export type Limits = { readonly [Name in keyof typeof stated]: Limit };

/** The limits of v1; each is a fact under `x-rate-limits` of the specification. */
export const limitsV1 = limitsOf('v1', stated);

/** The limits of v2, which gives logins from one address more room. */
export const limitsV2 = limitsOf('v2', {
  ...stated,
  loginPerAddress: { ...stated.loginPerAddress, limit: 10 },
});

/** The versions count apart. */
function limitsOf(version: string, limits: Readonly<Record<keyof Limits, Omit<Limit, 'id'>>>): Limits {
  const entries = Object.entries(limits).map(([key, limit]) => [
    key,
    { ...limit, id: `${version}-${limit.name}` },
  ]);
  return Object.fromEntries(entries);
}
