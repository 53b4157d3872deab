import { defineContractCheck, nameOf } from './contract-check.ts';

/** An answer must come, whole and in time. */
export const targetAnswers = defineContractCheck({
  id: 'target-answers',
  description: 'Every request is answered, whole and in time.',
  *judge({ operation, exchange, title }) {
    const { refused, received } = exchange;
    if (refused !== undefined) {
      yield {
        blame: 'server',
        confidence: 'certain',
        message: `${nameOf(operation)} with ${title}: ${refused}`,
        location: operation.location,
        expected: 'an answer',
        actual: refused,
        cause: `${operation.id} ${refused}`,
      };
    } else if (received.truncated === true) {
      yield {
        blame: 'server',
        confidence: 'certain',
        message: `${nameOf(operation)}: the body of the answer does not end where it may`,
        location: operation.location,
        actual: `more than ${received.body.length} bytes`,
        cause: `${operation.id} truncated`,
      };
    }
  },
});
