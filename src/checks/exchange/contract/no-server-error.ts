import { defineContractCheck, nameOf, shortAnswer } from './contract-check.ts';

/** What a client sends is no reason for a 5xx. */
export const noServerError = defineContractCheck({
  id: 'no-server-error',
  description: 'No request makes the server fail.',
  *judge({ operation, exchange: { received }, title, promise }) {
    if (received.status < 500) return;
    yield {
      blame: 'server',
      confidence: 'certain',
      message: `${nameOf(operation)} fails with ${title}`,
      location: promise,
      expected: 'an answer that tells the client what to do',
      actual: shortAnswer(received),
      cause: `${operation.id} ${received.status}`,
    };
  },
});
