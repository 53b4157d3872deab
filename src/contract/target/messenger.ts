import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpRequest } from '../../model/example.ts';
import type { Exchange, HeaderList } from '../../model/exchange.ts';
import { sendRequest } from '../../run/send-request.ts';

/** What a run may ask of a Target. */
export interface MessengerOptions {
  /** Requests a second. @default no limit */
  readonly rate?: number;
  readonly maxRequests?: number;
  /** Milliseconds. */
  readonly maxTime?: number;
  /** Milliseconds for one answer. @default 10000 */
  readonly patience?: number;
  /** Fields that every request carries. */
  readonly tags?: HeaderList;
  readonly interruption?: AbortSignal;
}

/** Sends all requests of a run: counts them, holds them to a rate, and says when enough is enough. */
export interface Messenger {
  readonly send: (request: HttpRequest, origin: string, added: HeaderList) => Promise<Exchange>;
  readonly count: () => number;
  /** Why nothing may be sent any more. */
  readonly stopped: () => string | undefined;
}

/** Bytes of an answer that are read. */
const largest = 4 * 1024 * 1024;
/** Answers in a row that do not come before the rest is left. */
const silences = 20;

export function createMessenger(options: MessengerOptions = {}): Messenger {
  const { rate, maxRequests, maxTime, patience = 10_000, tags = [], interruption } = options;
  const started = performance.now();
  let count = 0;
  let silent = 0;
  let next = started;
  const stopped = (): string | undefined => {
    if (interruption?.aborted) return 'the run was interrupted';
    if (maxRequests !== undefined && count >= maxRequests)
      return `the budget of ${maxRequests} requests is used up`;
    if (maxTime !== undefined && performance.now() - started >= maxTime)
      return `the ${maxTime / 1000} s of the run are over`;
    return silent >= silences ? `${silences} requests in a row got no answer` : undefined;
  };
  const slot = async (): Promise<void> => {
    if (rate === undefined) return;
    const now = performance.now();
    const at = Math.max(now, next);
    next = at + 1000 / rate;
    if (at > now) await sleep(at - now);
  };
  return {
    count: () => count,
    stopped,
    send: async (request, origin, added) => {
      await slot();
      count++;
      const exchange = await sendRequest(request, origin, [...added, ...tags], { patience, largest });
      silent = exchange.refused === undefined ? 0 : silent + 1;
      return exchange;
    },
  };
}
