import { timestamp } from '../http/timestamp.ts';
import type { AccountProfile } from '../store/account-users.ts';
import type { StoredUser, UserData } from '../store/user-data.ts';
import type { Caller } from './authenticate.ts';
import { deviceBody } from './devices.ts';
import { consentBody, type UserDataBody } from './gdpr-body.ts';
import { eventBody } from './security-events.ts';
import { sessionBody } from './session-list.ts';

/** Prints everything about the user who asks. */
export function userDataBody(data: UserData, caller: Caller, now: Date): UserDataBody {
  return {
    exported_at: timestamp(now),
    user: userBody(data.user),
    consent: consentBody(data.consents),
    sessions: data.sessions.map((session) => ({
      ...sessionBody(session, caller.sessionId),
      ended_at: session.endedAt === null ? null : timestamp(session.endedAt),
    })),
    devices: data.devices.map(deviceBody),
    security_events: data.events.map(eventBody),
  };
}

function userBody(user: StoredUser): UserDataBody['user'] {
  return {
    id: user.publicId,
    username: user.username,
    email: user.email,
    name: user.name,
    role: user.role,
    tier: user.tier,
    is_active: user.isActive,
    email_verified: user.isVerified,
    two_factor_enabled: user.hasTwoFactor,
    created_at: timestamp(user.createdAt),
    updated_at: timestamp(user.updatedAt),
    last_login_at: user.lastLoginAt === null ? null : timestamp(user.lastLoginAt),
    profile: user.profile && profileBody(user.profile),
  };
}

function profileBody({ firstName, lastName, avatar, bio }: AccountProfile) {
  return { first_name: firstName, last_name: lastName, avatar, bio };
}
