import type { Limit } from './limiter.ts';

const minute = 60;
const hour = 3600;
const day = 86_400;

/** The limits of v1; each is a fact under `x-rate-limits` of the specification. */
export const limitsV1 = {
  registerPerAddress: { id: 'v1-register-ip', limit: 3, windowSeconds: hour },
  registerPerEmail: { id: 'v1-register-email', limit: 1, windowSeconds: day },
  loginPerAddress: { id: 'v1-login-ip', limit: 5, windowSeconds: minute },
  loginPerUser: { id: 'v1-login-user', limit: 10, windowSeconds: hour },
  resetRequestPerEmail: { id: 'v1-reset-request-email', limit: 3, windowSeconds: hour },
  refreshPerUser: { id: 'v1-refresh-user', limit: 10, windowSeconds: minute },
  verifyEmailPerAddress: { id: 'v1-verify-email-ip', limit: 10, windowSeconds: hour },
  verifyEmailPerUser: { id: 'v1-verify-email-user', limit: 10, windowSeconds: hour },
  resendPerAddress: { id: 'v1-resend-verification-ip', limit: 10, windowSeconds: hour },
  resendPerUser: { id: 'v1-resend-verification-user', limit: 10, windowSeconds: hour },
  everythingElsePerUser: { id: 'v1-default-user', limit: 1000, windowSeconds: hour },
} as const satisfies Record<string, Limit>;

/** The limits that a version of the API has. */
export type Limits = { readonly [Name in keyof typeof limitsV1]: Limit };
