import { sql } from 'kysely';
import type { Delivery } from '../webhooks/delivery.ts';
import type { Store } from './open-store.ts';
import { nextOrdinal } from './ordinal.ts';
import type { Tables } from './tables.ts';

/** The id under which the API shows a user; empty when it shows none. */
export async function findShownId(store: Store, userId: string): Promise<string> {
  const profile = store.selectFrom('profiles').select('public_id').where('user_id', '=', userId);
  return (await profile.executeTakeFirst())?.public_id ?? '';
}

/** Keeps a new delivery, whose first try is made by who adds it; false when the API shows no such user. */
export async function addDelivery(store: Store, delivery: Delivery): Promise<boolean> {
  const { attempts, due_at, state } = progressOf(delivery);
  const { numInsertedOrUpdatedRows = 0n } = await store
    .insertInto('webhook_deliveries')
    .columns([
      'delivery_id',
      'user_id',
      'shown_user_id',
      'type',
      'body',
      'state',
      'attempts',
      'due_at',
      'ordinal',
    ])
    .expression((eb) =>
      eb
        .selectFrom('profiles')
        .select([
          sql<string>`${delivery.id}`.as('delivery_id'),
          'user_id',
          sql<string>`${delivery.shownUserId}`.as('shown_user_id'),
          sql<string>`${delivery.type}`.as('type'),
          sql<string>`${delivery.body}`.as('body'),
          sql<string>`${state}`.as('state'),
          sql<string>`${attempts}`.as('attempts'),
          sql<string>`${due_at}`.as('due_at'),
          sql<number>`${nextOrdinal()}`.as('ordinal'),
        ])
        .where('user_id', '=', delivery.userId),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

/** Takes a delivery for the next try, which is nobody else's until the given moment; false when somebody else has it. */
export async function claimDelivery(
  store: Store,
  { id, dueAt }: Pick<Delivery, 'id' | 'dueAt'>,
  until: string,
): Promise<boolean> {
  // Each try has a due moment of its own, so of all who wait for one only the first finds it.
  const { numUpdatedRows } = await store
    .updateTable('webhook_deliveries')
    .set({ due_at: until })
    .where('delivery_id', '=', id)
    .where('state', '=', 'pending')
    .where('due_at', '=', dueAt)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Writes down what became of a try; false when the delivery is gone, as its user is. */
export async function noteTry(store: Store, delivery: Delivery): Promise<boolean> {
  const { numUpdatedRows } = await store
    .updateTable('webhook_deliveries')
    .set(progressOf(delivery))
    .where('delivery_id', '=', delivery.id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Forgets a delivery. */
export async function dropDelivery(store: Store, id: string): Promise<void> {
  await store.deleteFrom('webhook_deliveries').where('delivery_id', '=', id).execute();
}

/** Lists what still waits for a try. */
export async function listPending(store: Store): Promise<readonly Delivery[]> {
  const rows = await store
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('state', '=', 'pending')
    .orderBy('ordinal')
    .execute();
  return rows.map(toDelivery);
}

/** Lists the newest deliveries, of all users or of the one that the API shows under an id. */
export async function listDeliveries(
  store: Store,
  limit: number,
  shownUserId?: string,
): Promise<readonly Delivery[]> {
  const all = store.selectFrom('webhook_deliveries').selectAll();
  const wanted = shownUserId === undefined ? all : all.where('shown_user_id', '=', shownUserId);
  return (await wanted.orderBy('ordinal', 'desc').limit(limit).execute()).map(toDelivery);
}

function progressOf({ state, attempts, dueAt }: Delivery) {
  return { state, attempts: JSON.stringify(attempts), due_at: dueAt };
}

function toDelivery(row: Tables['webhook_deliveries']): Delivery {
  return {
    id: row.delivery_id,
    userId: row.user_id,
    shownUserId: row.shown_user_id,
    type: row.type,
    body: row.body,
    state: row.state,
    attempts: JSON.parse(row.attempts),
    dueAt: row.due_at,
  };
}
