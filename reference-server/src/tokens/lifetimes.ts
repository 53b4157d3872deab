const minute = 60;
const hour = 3600;
const day = 86_400;

/** How long tokens live and a lockout lasts, in seconds; each is a fact under `x-lifetimes` of the specification. */
export const lifetimes = {
  accessToken: 15 * minute,
  refreshToken: 7 * day,
  refreshTokenRemembered: 30 * day,
  verificationToken: 24 * hour,
  resetToken: hour,
  oneTimeCode: 5 * minute,
  temporaryToken: 5 * minute,
  idempotencyKey: 24 * hour,
  lockout: 15 * minute,
} as const;

/** The moment that lies the given seconds after another. */
export function after(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}
