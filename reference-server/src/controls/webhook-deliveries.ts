import { defineOperation } from '../http/operation.ts';
import { timestamp } from '../http/timestamp.ts';
import type { Store } from '../store/open-store.ts';
import { listDeliveries } from '../store/webhook-deliveries.ts';
import { object, optional, text } from '../validation/shape.ts';
import type { Delivery } from '../webhooks/delivery.ts';
import { isSignedWebhook } from '../webhooks/signature.ts';

const most = 100;

const query = object({ user_id: optional(text(), undefined) });

/** Lists what was sent to the receiver of webhooks, the newest first, all or for one user. */
export const listWebhookDeliveries = (store: Store, secret: string) =>
  defineOperation({
    id: 'listWebhookDeliveries',
    method: 'GET',
    path: '/webhooks/deliveries',
    query,
    answer: async ({ query }) => {
      const latest = await listDeliveries(store, most, query.user_id);
      return { status: 200, body: { deliveries: latest.map((each) => toBody(each, secret)) } };
    },
  });

function toBody({ id, type, shownUserId, body, state, attempts }: Delivery, secret: string) {
  const last = attempts.at(-1);
  const signature = last?.headers['Webhook-Signature'] ?? '';
  return {
    id,
    type,
    user_id: shownUserId,
    state,
    attempts: attempts.map(({ at, status, failure }) => ({ at: timestamp(at), status, failure })),
    headers: last?.headers ?? {},
    body,
    signature_verifies: last !== undefined && isSignedWebhook(secret, body, signature, new Date(last.at)),
  };
}
