import type { Logger } from 'pino';
import { requestContexts } from '../http/request-context.ts';
import { timestamp } from '../http/timestamp.ts';
import type { Announce, AnnouncedEvent } from './announced-event.ts';
import type { Deliver } from './deliver.ts';
import type { Deliveries, Delivery } from './deliveries.ts';
import type { SecurityEventPayload } from './payload.ts';
import { signWebhook } from './signature.ts';

/** So many seconds lie between one try and the next; there is one try more than there are pauses. */
export const retryPauses = [1, 5, 25, 125] as const;

type Options = {
  readonly secret: string;
  readonly deliver: Deliver;
  readonly deliveries: Deliveries;
  /** The id under which the API shows a user; nothing when the user is gone. */
  readonly publicIdOf: (userId: string) => Promise<string | undefined>;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  readonly pauses?: readonly number[];
};

/** Sends events of the audit trail to a receiver. */
export type Webhooks = { readonly announce: Announce; readonly stop: () => void };

/** Makes the sender: it tries five times with growing pauses, and never keeps a request waiting. */
export function createWebhooks(options: Options): Webhooks {
  const { deliveries, publicIdOf, log, pauses = retryPauses } = options;
  const timers = new Set<NodeJS.Timeout>();
  const tryOnce = async (delivery: Delivery, now: () => Date): Promise<void> => {
    const attempt = await send(options, delivery, now());
    delivery.attempts.push(attempt);
    const { status } = attempt;
    if (status !== undefined && status >= 200 && status < 300) {
      delivery.state = 'delivered';
      return;
    }
    const pause = pauses[delivery.attempts.length - 1];
    if (pause === undefined) {
      delivery.state = 'failed';
      log.warn({ id: delivery.payload.id, type: delivery.payload.type }, 'webhook given up');
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      void tryOnce(delivery, now);
    }, pause * 1000).unref();
    timers.add(timer);
  };
  const start = async (event: AnnouncedEvent, now: () => Date): Promise<void> => {
    const userId = await publicIdOf(event.userId);
    if (userId === undefined) return;
    const payload = toPayload(event, userId);
    const delivery: Delivery = { payload, body: JSON.stringify(payload), state: 'pending', attempts: [] };
    deliveries.add(delivery);
    await tryOnce(delivery, now);
  };
  return {
    announce: (event, now) => {
      // What is planned for the request that caused the event must not meet this work.
      requestContexts.exit(() => {
        start(event, now).catch((error) => log.error({ reason: String(error) }, 'webhook not sent'));
      });
    },
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

async function send({ secret, deliver }: Options, { payload, body }: Delivery, at: Date) {
  const headers = {
    'Content-Type': 'application/json',
    'Webhook-Id': payload.id,
    'Webhook-Signature': signWebhook(secret, body, at),
  };
  try {
    return { at, headers, status: await deliver({ headers, body }), failure: undefined };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { at, headers, status: undefined, failure };
  }
}

function toPayload(event: AnnouncedEvent, userId: string): SecurityEventPayload {
  return {
    id: `evt_${event.eventId}`,
    type: event.type,
    occurred_at: timestamp(event.occurredAt),
    user_id: userId,
    ip: event.ip,
    user_agent: event.userAgent,
    location: null,
    metadata: event.metadata,
  };
}
