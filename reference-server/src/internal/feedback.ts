import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';
import { timestamp } from '../http/timestamp.ts';
import type { Limit } from '../limits/limiter.ts';
import { addFeedback } from '../store/feedback.ts';
import { randomText } from '../tokens/random-text.ts';
import { atLeast, atMost } from '../validation/fields.ts';
import { flag, object, optional, text } from '../validation/shape.ts';

/** What one address may tell in an hour. */
export const feedbackLimit: Limit = {
  id: 'internal-feedback-per-ip',
  name: 'feedback-per-ip',
  limit: 20,
  windowSeconds: 3600,
};

const body = object({
  page: text(atLeast(1), atMost(500)),
  helpful: flag,
  comment: optional(text(atMost(2000)), ''),
  user_agent: optional(text(atMost(500)), ''),
});

/** Takes what a reader says about a page of the documentation; where it came from is not kept. */
export const sendFeedback = ({ store }: Services) =>
  defineOperation({
    id: 'sendFeedback',
    method: 'POST',
    path: '/internal/feedback',
    perAddress: feedbackLimit,
    body,
    answer: async ({ body, context }) => {
      const id = `fbk_${randomText(16)}`;
      const at = context.now().toISOString();
      await addFeedback(store, { id, ...body, userAgent: body.user_agent, at });
      const data = { id, received_at: timestamp(at) };
      return { status: 201, body: { data, message: 'Thank you for your feedback.' } };
    },
  });
