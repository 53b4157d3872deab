import { defineOperation } from '../http/operation.ts';
import { timestamp } from '../http/timestamp.ts';
import { object, optional, text } from '../validation/shape.ts';
import type { Deliveries, Delivery } from '../webhooks/deliveries.ts';
import { isSignedWebhook } from '../webhooks/signature.ts';

const most = 100;

const query = object({ user_id: optional(text(), undefined) });

/** Lists what was sent to the receiver of webhooks, the newest first, all or for one user. */
export const listWebhookDeliveries = (deliveries: Deliveries, secret: string) =>
  defineOperation({
    id: 'listWebhookDeliveries',
    method: 'GET',
    path: '/webhooks/deliveries',
    query,
    answer: async ({ query }) => {
      const latest = deliveries.list(query.user_id).slice(0, most);
      return { status: 200, body: { deliveries: latest.map((each) => toBody(each, secret)) } };
    },
  });

function toBody({ payload, body, state, attempts }: Delivery, secret: string) {
  const last = attempts.at(-1);
  const signature = last?.headers['Webhook-Signature'] ?? '';
  return {
    id: payload.id,
    type: payload.type,
    user_id: payload.user_id,
    state,
    attempts: attempts.map(({ at, status, failure }) => ({
      at: timestamp(at),
      status: status ?? null,
      failure: failure ?? null,
    })),
    headers: last?.headers ?? {},
    body,
    signature_verifies: last !== undefined && isSignedWebhook(secret, body, signature, last.at),
  };
}
