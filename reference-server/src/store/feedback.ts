import type { Store } from './open-store.ts';
import type { Moment } from './tables.ts';

/** What a reader says about a page. */
export type Feedback = {
  readonly id: string;
  readonly page: string;
  readonly helpful: boolean;
  readonly comment: string;
  readonly userAgent: string;
  readonly at: Moment;
};

/** Keeps what a reader says. */
export async function addFeedback(store: Store, feedback: Feedback): Promise<void> {
  const { id, page, helpful, comment, userAgent, at } = feedback;
  await store
    .insertInto('feedback')
    .values({ feedback_id: id, page, helpful, comment, user_agent: userAgent, received_at: at })
    .execute();
}
