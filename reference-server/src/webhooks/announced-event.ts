/** An event that has just been written into the audit trail, with the key of its user. */
export type AnnouncedEvent = {
  readonly eventId: string;
  readonly userId: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly metadata: Readonly<Record<string, unknown>>;
};

/** Takes note of a new event at once and keeps nobody waiting; `now` is the clock that the event happened by. */
export type Announce = (event: AnnouncedEvent, now: () => Date) => void;
