import { timestamp } from '../http/timestamp.ts';
import type { Consent } from '../store/consents.ts';
import type { DeviceBody, EventBody, SessionBody } from './answer-bodies.ts';

/** What a user agreed to at one time, as the answers print it. */
export type ConsentRecordBody = {
  readonly terms_accepted: boolean;
  readonly privacy_accepted: boolean;
  readonly marketing_accepted: boolean;
  readonly consent_timestamp: string;
  readonly consent_ip: string;
};

/** The consent that holds now, with all that was recorded, the newest record first. */
export type ConsentBody = ConsentRecordBody & { readonly history: readonly ConsentRecordBody[] };

/** A session as it is stored, whether it has ended or not. */
export type StoredSessionBody = SessionBody & { readonly ended_at: string | null };

/** Everything that is stored about a user; sessions, devices and events look as their lists print them. */
export type UserDataBody = {
  readonly exported_at: string;
  readonly user: {
    readonly id: string;
    readonly username: string;
    readonly email: string;
    readonly name: string;
    readonly role: 'user' | 'admin' | 'moderator';
    readonly tier: 'standard' | 'premium';
    readonly is_active: boolean;
    readonly email_verified: boolean;
    readonly two_factor_enabled: boolean;
    readonly created_at: string;
    readonly updated_at: string;
    readonly last_login_at: string | null;
    readonly profile: {
      readonly first_name: string | null;
      readonly last_name: string | null;
      readonly avatar: string | null;
      readonly bio: string | null;
    } | null;
  };
  readonly consent: ConsentBody;
  readonly sessions: readonly StoredSessionBody[];
  readonly devices: readonly DeviceBody[];
  readonly security_events: readonly EventBody[];
};

/** The messages of the operations on personal data. */
export const gdprMessages = {
  consentWithdrawn: 'Consent withdrawn successfully',
} as const;

/** Prints the records of a user's consent, given the newest first. */
export function consentBody(records: readonly Consent[]): ConsentBody {
  const [current] = records;
  if (!current) throw new Error('The user has no consent on record.');
  return { ...recordBody(current), history: records.map(recordBody) };
}

function recordBody(consent: Consent): ConsentRecordBody {
  return {
    terms_accepted: Boolean(consent.terms_accepted),
    privacy_accepted: Boolean(consent.privacy_accepted),
    marketing_accepted: Boolean(consent.marketing_accepted),
    consent_timestamp: timestamp(consent.consent_timestamp),
    consent_ip: consent.consent_ip,
  };
}
