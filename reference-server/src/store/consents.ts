import { randomUUID } from 'node:crypto';
import type { Store } from './open-store.ts';
import type { Moment } from './tables.ts';

/** What the user agreed to, when and from where. */
export type Consent = {
  readonly terms_accepted: boolean;
  readonly privacy_accepted: boolean;
  readonly marketing_accepted: boolean;
  readonly consent_timestamp: Moment;
  readonly consent_ip: string;
};

/** Every consent that a user ever gave, the newest first. */
export async function listConsents(store: Store, userId: string): Promise<Consent[]> {
  return (
    store
      .selectFrom('consents')
      .select(['terms_accepted', 'privacy_accepted', 'marketing_accepted'])
      .select(['consent_timestamp', 'consent_ip'])
      .where('user_id', '=', userId)
      .orderBy('consent_timestamp', 'desc')
      // A withdrawal in the very moment of the registration is still the later of the two.
      .orderBy('marketing_accepted', 'asc')
      .execute()
  );
}

/** Records that a user takes the marketing consent back; what was recorded before stays as its history. */
export async function withdrawMarketing(
  store: Store,
  userId: string,
  from: Pick<Consent, 'consent_timestamp' | 'consent_ip'>,
): Promise<void> {
  await store
    .insertInto('consents')
    .values({
      consent_id: randomUUID(),
      user_id: userId,
      terms_accepted: true,
      privacy_accepted: true,
      marketing_accepted: false,
      ...from,
    })
    .execute();
}
