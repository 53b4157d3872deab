/**
 * What the webhook `security.event` sends: an event of the audit trail with the user whom it is about. `Webhook-Id`
 * carries the same id as the body, on every try.
 */
export type SecurityEventPayload = {
  readonly id: string;
  readonly type: string;
  readonly occurred_at: string;
  readonly user_id: string;
  readonly ip: string;
  readonly user_agent: string;
  readonly location: string | null;
  readonly metadata: Readonly<Record<string, unknown>>;
};
