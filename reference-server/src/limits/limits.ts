import type { Limit } from './limiter.ts';

const minute = 60;
const hour = 3600;
const day = 86_400;

/** The limits of v1; each is a fact under `x-rate-limits` of the specification. */
export const limitsV1 = {
  registerPerAddress: { id: 'v1-register-per-ip', limit: 3, windowSeconds: hour },
  registerPerEmail: { id: 'v1-register-per-email', limit: 1, windowSeconds: day },
  loginPerAddress: { id: 'v1-login-per-ip', limit: 5, windowSeconds: minute },
  loginPerUser: { id: 'v1-login-per-user', limit: 10, windowSeconds: hour },
  resetRequestPerEmail: { id: 'v1-password-reset-per-email', limit: 3, windowSeconds: hour },
  refreshPerUser: { id: 'v1-refresh-per-user', limit: 10, windowSeconds: minute },
  verifyEmailPerAddress: { id: 'v1-verify-email-per-ip', limit: 10, windowSeconds: hour },
  verifyEmailPerUser: { id: 'v1-verify-email-per-user', limit: 10, windowSeconds: hour },
  resendPerAddress: { id: 'v1-resend-verification-per-ip', limit: 10, windowSeconds: hour },
  resendPerUser: { id: 'v1-resend-verification-per-user', limit: 10, windowSeconds: hour },
  everythingElsePerUser: { id: 'v1-standard-per-user', limit: 1000, windowSeconds: hour },
} as const satisfies Record<string, Limit>;

/** The limits that a version of the API has. */
export type Limits = { readonly [Name in keyof typeof limitsV1]: Limit };
