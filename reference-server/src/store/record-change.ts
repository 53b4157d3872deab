import type { RequestContext } from '../http/request-context.ts';
import { inTransaction } from './in-transaction.ts';
import type { Store } from './open-store.ts';
import { type EventType, recordEvent } from './security-events.ts';

type Note = (userId: string, type: EventType, metadata?: Readonly<Record<string, unknown>>) => Promise<void>;

/**
 * Makes a change together with what the audit trail and the receivers of webhooks are told of it: all of that is
 * written, or nothing. The work must use the store that it is given. Webhooks are sent when everything has been written.
 */
export async function recordChange<T>(
  store: Store,
  context: Pick<RequestContext, 'now' | 'clientAddress' | 'userAgent' | 'locate' | 'announce'>,
  work: (store: Store, note: Note) => Promise<T>,
): Promise<T> {
  const sends: (() => void)[] = [];
  const result = await inTransaction(store, (transaction) =>
    work(transaction, async (userId, type, metadata) => {
      sends.push(await recordEvent(transaction, context, userId, type, metadata));
    }),
  );
  for (const send of sends) send();
  return result;
}
