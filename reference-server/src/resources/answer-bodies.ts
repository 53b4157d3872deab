import type { EventType } from '../store/security-events.ts';

/** A session as its owner sees it. */
export type SessionBody = {
  readonly id: string;
  readonly device_id: string;
  readonly ip: string;
  readonly user_agent: string;
  readonly created_at: string;
  readonly last_used_at: string;
  readonly expires_at: string;
  readonly current: boolean;
};

/** A device that its owner logged in from. */
export type DeviceBody = {
  readonly id: string;
  readonly name: string;
  readonly fingerprint: string | null;
  readonly first_seen_at: string;
  readonly last_seen_at: string;
  readonly trusted: boolean;
};

/** An entry of the audit trail. */
export type EventBody = {
  readonly id: string;
  readonly type: EventType;
  readonly occurred_at: string;
  readonly ip: string;
  readonly user_agent: string;
  readonly location: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
};

/** One page of a list, and where it lies in the whole. */
export type PageBody<Item> = {
  readonly data: readonly Item[];
  readonly meta: {
    readonly page: number;
    readonly per_page: number;
    readonly total: number;
    readonly total_pages: number;
  };
};

/** The answer to a right password when a code must follow. */
export type RequiresTwoFactorBody = {
  readonly requires_2fa: true;
  readonly temporary_token: string;
  readonly user_id: string;
};

/** How long the mailed code works, in seconds. */
export type CodeSentBody = { readonly expires_in: number };

/** Two-factor authentication as it stands from now on; the codes come with its enabling. */
export type TwoFactorBody = {
  readonly two_factor_enabled: boolean;
  readonly backup_codes?: readonly string[];
};

/** The backup codes of a user; nobody sees them a second time. */
export type BackupCodesBody = { readonly backup_codes: readonly string[] };

/** A user who may log in again. */
export type UnlockedBody = { readonly user_id: string; readonly locked: false };
