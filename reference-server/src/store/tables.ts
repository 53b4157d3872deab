import type { Generated } from 'kysely';

/** A moment as RFC 3339 in UTC with milliseconds, so that text and time have one order. */
export type Moment = string;

/** What a user may do, in the order in which it grows. */
export const roles = ['user', 'moderator', 'admin'] as const;

/** One of the roles. */
export type Role = (typeof roles)[number];

/** How many requests users have booked. */
export const tiers = ['standard', 'premium'] as const;

/** One of the tiers. */
export type Tier = (typeof tiers)[number];

/** The tables of the store, as SQL sees them; SQLite hands booleans over as 0 and 1. */
export type Tables = {
  users: {
    user_id: Generated<string>;
    username: string;
    email: string;
    password_hash: string;
    created_at: Generated<Moment>;
    updated_at: Generated<Moment>;
    last_login: Moment | null;
    is_active: Generated<boolean>;
    role: Generated<Role>;
  };
  account_profiles: {
    user_id: string;
    first_name: string | null;
    last_name: string | null;
    avatar: string | null;
    bio: string | null;
  };
  feedback: {
    feedback_id: string;
    page: string;
    helpful: boolean;
    comment: string;
    user_agent: string;
    received_at: Moment;
  };
  user_tiers: { user_id: string; tier: Tier };
  profiles: {
    user_id: string;
    public_id: string;
    name: string;
    email_verified_at: Moment | null;
    two_factor_enabled: Generated<boolean>;
  };
  consents: {
    consent_id: string;
    user_id: string;
    terms_accepted: boolean;
    privacy_accepted: boolean;
    marketing_accepted: boolean;
    consent_timestamp: Moment;
    consent_ip: string;
  };
  sessions: {
    session_id: string;
    user_id: string;
    device_id: string;
    ip: string;
    user_agent: string;
    remember_me: boolean;
    created_at: Moment;
    last_used_at: Moment;
    expires_at: Moment;
    ended_at: Moment | null;
    ordinal: Generated<number>;
  };
  access_tokens: { jti: string; session_id: string; expires_at: Moment };
  refresh_tokens: { token_hash: string; session_id: string; expires_at: Moment; used_at: Moment | null };
  login_failures: { email: string; failures: number; failed_at: Moment };
  password_resets: {
    reset_id: string;
    user_id: string;
    expires_at: Moment;
    used_at: Moment | null;
    voided_at: Moment | null;
  };
  security_events: {
    event_id: string;
    user_id: string;
    type: string;
    occurred_at: Moment;
    ip: string;
    user_agent: string;
    location: string | null;
    metadata: string;
    ordinal: Generated<number>;
  };
  devices: {
    user_id: string;
    device_id: string;
    fingerprint: string | null;
    user_agent: string;
    first_seen_at: Moment;
    last_seen_at: Moment;
    trusted: boolean;
    ordinal: number;
  };
  two_factor_challenges: {
    challenge_id: string;
    user_id: string;
    token_hash: string | null;
    code_hash: string;
    tries: number;
    expires_at: Moment;
    closed_at: Moment | null;
    fingerprint: string | null;
    remember_me: boolean;
  };
  webhook_deliveries: {
    delivery_id: string;
    user_id: string;
    shown_user_id: string;
    type: string;
    body: string;
    state: 'pending' | 'delivered' | 'failed';
    attempts: string;
    due_at: Moment;
    ordinal: number;
  };
  backup_codes: { code_hash: string; user_id: string; used_at: Moment | null };
  idempotency_keys: {
    scope: string;
    key: string;
    fingerprint: string;
    claimed_at: Moment;
    answer: string | null;
    user_id: string | null;
    ordinal: number;
  };
};
