import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedExchange } from '../../model/contract.ts';
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
  /** Milliseconds for one answer. @default 30000 */
  readonly patience?: number;
  /** Fields that every request carries. */
  readonly tags?: HeaderList;
  /** Whether what was sent and came is kept. @default false */
  readonly record?: boolean;
  readonly interruption?: AbortSignal;
}

/** Sends all requests of a run: counts them, holds them to a rate, and says when enough is enough. */
export interface Messenger {
  readonly send: (request: HttpRequest, origin: string, added: HeaderList) => Promise<Exchange>;
  readonly count: () => number;
  /** What was recorded, the first of it. */
  readonly recorded: () => readonly RecordedExchange[];
  /** Why nothing may be sent any more. */
  readonly stopped: () => string | undefined;
}

/** Bytes of an answer that are read. */
const largest = 4 * 1024 * 1024;
/** Exchanges that are recorded at most. */
const longestRecord = 20_000;
/** Answers in a row that do not come before the rest is left. */
const silences = 10;

export function createMessenger(options: MessengerOptions = {}): Messenger {
  const { rate, maxRequests, maxTime, patience = 30_000, tags = [], record = false, interruption } = options;
  const started = performance.now();
  const recorded: RecordedExchange[] = [];
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
    recorded: () => recorded,
    stopped,
    send: async (request, origin, added) => {
      await slot();
      count++;
      const exchange = await sendRequest(request, origin, [...added, ...tags], { patience, largest });
      silent = exchange.refused === undefined ? 0 : silent + 1;
      if (record && recorded.length < longestRecord)
        recorded.push({ at: new Date().toISOString(), exchange });
      return exchange;
    },
  };
}
