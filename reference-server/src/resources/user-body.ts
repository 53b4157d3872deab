import { timestamp } from '../http/timestamp.ts';
import type { Account } from '../store/accounts.ts';

/** The user as the answers of a login print it. */
export function userBody(account: Account, lastLoginAt: string | null) {
  return {
    ...currentUserBody(account),
    two_factor_enabled: account.hasTwoFactor,
    created_at: timestamp(account.createdAt),
    last_login_at: lastLoginAt === null ? null : timestamp(lastLoginAt),
  };
}

/** The user as users see themselves. */
export function currentUserBody(account: Account) {
  return {
    id: account.publicId,
    email: account.email,
    name: account.name,
    email_verified: account.isVerified,
  };
}
