import { timestamp } from '../http/timestamp.ts';
import type { AccountUser } from '../store/account-users.ts';

/** The id under which the API knows a user. */
export function publicIdOf({ userId }: Pick<AccountUser, 'userId'>): string {
  return `user_${userId}`;
}

/** Reads the key of a user out of the id that the API shows; nothing when it is none. */
export function userIdOf(publicId: string): string | undefined {
  return /^user_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(publicId)?.[1];
}

/** The user as the API prints them. */
export function accountUserBody(user: AccountUser) {
  return {
    id: publicIdOf(user),
    username: user.username,
    email: user.email,
    profile: user.profile,
    createdAt: timestamp(user.createdAt),
    updatedAt: timestamp(user.updatedAt),
    isActive: user.isActive,
    role: user.role,
  };
}
