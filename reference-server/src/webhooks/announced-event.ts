import type { Store } from '../store/open-store.ts';

/** An event that has just been written into the audit trail, with the key of its user. */
export type AnnouncedEvent = {
  readonly eventId: string;
  readonly userId: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly location: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
};

/**
 * Writes the webhook of a new event through the store that the event was written through; `now` is the clock that it
 * happened by. What it returns makes the first try, and keeps nobody waiting.
 */
export type Announce = (store: Store, event: AnnouncedEvent, now: () => Date) => Promise<() => void>;
