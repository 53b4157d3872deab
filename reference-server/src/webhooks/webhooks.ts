import type { Logger } from 'pino';
import { requestContexts } from '../http/request-context.ts';
import { timestamp } from '../http/timestamp.ts';
import type { Store } from '../store/open-store.ts';
import {
  addDelivery,
  claimDelivery,
  dropDelivery,
  findShownId,
  listPending,
  noteTry,
} from '../store/webhook-deliveries.ts';
import type { Announce, AnnouncedEvent } from './announced-event.ts';
import type { Deliver } from './deliver.ts';
import type { Attempt, Delivery } from './delivery.ts';
import type { SecurityEventPayload } from './payload.ts';
import { signWebhook } from './signature.ts';

/** So many seconds lie between one try and the next; there is one try more than there are pauses. */
export const retryPauses = [1, 5, 25, 125] as const;

/** A try that has not ended after so many seconds never will: its server went away. */
const longestTry = 60;

type Options = {
  readonly secret: string;
  readonly deliver: Deliver;
  readonly store: Store;
  /** Whether what is delivered or given up stays in the store to be looked at. */
  readonly keepsFinished: boolean;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  readonly pauses?: readonly number[];
};

/** Sends events of the audit trail to a receiver. */
export type Webhooks = {
  readonly announce: Announce;
  /** Takes up what waits in the store, such as what a server left that was stopped. */
  readonly resume: () => void;
  readonly stop: () => void;
};

type Clock = () => Date;

/**
 * Makes the sender: it tries five times with growing pauses, and never keeps a request waiting. What waits is kept in the
 * store, so it outlives the process, and of several servers one makes each try.
 */
export function createWebhooks(options: Options): Webhooks {
  const { store, keepsFinished, log, pauses = retryPauses } = options;
  const timers = new Map<string, NodeJS.Timeout>();
  let isStopped = false;

  const later = (id: string, milliseconds: number, work: () => Promise<void>): void => {
    if (isStopped) return;
    clearTimeout(timers.get(id));
    const run = () => {
      timers.delete(id);
      guard(work());
    };
    timers.set(id, setTimeout(run, Math.max(0, milliseconds)).unref());
  };
  const guard = (work: Promise<void>): void => {
    work.catch((error) => {
      if (isStopped) return;
      log.error({ reason: String(error) }, 'webhook not sent');
      // The store was out of reach; what it holds is looked for when a running try would count as lost.
      later('resume', longestTry * 1000, resume);
    });
  };
  const wait = (delivery: Delivery, now: Clock): void =>
    later(delivery.id, Date.parse(delivery.dueAt) - Date.now(), async () => {
      const dueAt = inSeconds(longestTry);
      if (await claimDelivery(store, delivery, dueAt)) await tryOnce({ ...delivery, dueAt }, now);
    });
  const tryOnce = async (delivery: Delivery, now: Clock): Promise<void> => {
    const attempts = [...delivery.attempts, await send(options, delivery, now())];
    const status = attempts.at(-1)?.status ?? 0;
    const pause = pauses[attempts.length - 1];
    if (status >= 200 && status < 300) return finish({ ...delivery, attempts, state: 'delivered' });
    if (pause === undefined) {
      log.warn({ id: delivery.id, type: delivery.type }, 'webhook given up');
      return finish({ ...delivery, attempts, state: 'failed' });
    }
    const next = { ...delivery, attempts, dueAt: inSeconds(pause) };
    if (await noteTry(store, next)) wait(next, now);
  };
  const finish = async (delivery: Delivery): Promise<void> => {
    if (keepsFinished) await noteTry(store, delivery);
    else await dropDelivery(store, delivery.id);
  };
  const resume = async (): Promise<void> => {
    for (const delivery of await listPending(store)) {
      if (!timers.has(delivery.id)) wait(delivery, () => new Date());
    }
  };
  return {
    announce: async (through, event, now) => {
      const delivery = toDelivery(event, await findShownId(through, event.userId));
      if (!(await addDelivery(through, delivery))) return () => undefined;
      // What is planned for the request that caused the event must not meet this work.
      return () => requestContexts.exit(() => guard(tryOnce(delivery, now)));
    },
    resume: () => guard(resume()),
    stop: () => {
      isStopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}

async function send({ secret, deliver }: Options, { id, body }: Delivery, now: Date): Promise<Attempt> {
  const headers = {
    'Content-Type': 'application/json',
    'Webhook-Id': id,
    'Webhook-Signature': signWebhook(secret, body, now),
  };
  const at = now.toISOString();
  try {
    return { at, headers, status: await deliver({ headers, body }), failure: null };
  } catch (error) {
    return { at, headers, status: null, failure: error instanceof Error ? error.message : String(error) };
  }
}

function toDelivery(event: AnnouncedEvent, shownUserId: string): Delivery {
  const payload: SecurityEventPayload = {
    id: `evt_${event.eventId}`,
    type: event.type,
    occurred_at: timestamp(event.occurredAt),
    user_id: shownUserId,
    ip: event.ip,
    user_agent: event.userAgent,
    location: event.location,
    metadata: event.metadata,
  };
  return {
    id: payload.id,
    userId: event.userId,
    shownUserId,
    type: event.type,
    body: JSON.stringify(payload),
    state: 'pending',
    attempts: [],
    dueAt: inSeconds(longestTry),
  };
}

function inSeconds(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}
