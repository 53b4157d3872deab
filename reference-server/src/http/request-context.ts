import { AsyncLocalStorage } from 'node:async_hooks';
import type { Limiter, Standing } from '../limits/limiter.ts';
import type { Locate } from '../locations/locate.ts';
import type { Announce } from '../webhooks/announced-event.ts';

/** How a store can be made to fail. */
export type StoreFailure = {
  readonly kind: 'error' | 'unavailable';
  /** How many statements still succeed. */
  after: number;
};

/** What surrounds one request: its id, its time, where it came from, and whose limits count. */
export type RequestContext = {
  /** Stands in the log, and in the error if there is one. */
  readonly id: string;
  readonly now: () => Date;
  readonly clientAddress: string;
  readonly userAgent: string;
  readonly limiter: Limiter;
  /** Where the request stands in the limits that it was held against, by their names. */
  readonly standings: Map<string, Standing>;
  readonly storeFailure: StoreFailure | undefined;
  /** Finds the place that belongs to an address. */
  readonly locate: Locate;
  /** Tells receivers of webhooks about an event of the audit trail. */
  readonly announce: Announce;
};

/** Carries the context to the store, which no handler hands it to. */
export const requestContexts = new AsyncLocalStorage<RequestContext>();
