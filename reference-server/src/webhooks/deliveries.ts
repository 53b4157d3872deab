import type { SecurityEventPayload } from './payload.ts';

/** One try to deliver: what the receiver answered, or why nothing came. */
export type Attempt = {
  readonly at: Date;
  readonly status: number | undefined;
  readonly failure: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
};

/** An event on its way to the receiver. */
export type Delivery = {
  readonly payload: SecurityEventPayload;
  readonly body: string;
  state: 'pending' | 'delivered' | 'failed';
  readonly attempts: Attempt[];
};

/** The latest deliveries in memory. */
export type Deliveries = {
  readonly add: (delivery: Delivery) => void;
  /** The newest first, of all users or of one. */
  readonly list: (userId?: string) => readonly Delivery[];
  readonly clear: () => void;
};

const capacity = 10_000;

/** Makes an empty list; when it is full the oldest one goes. */
export function createDeliveries(): Deliveries {
  const deliveries = new Set<Delivery>();
  return {
    add: (delivery) => {
      deliveries.add(delivery);
      const [oldest] = deliveries;
      if (deliveries.size > capacity && oldest) deliveries.delete(oldest);
    },
    list: (userId) =>
      [...deliveries].reverse().filter(({ payload }) => userId === undefined || payload.user_id === userId),
    clear: () => deliveries.clear(),
  };
}
