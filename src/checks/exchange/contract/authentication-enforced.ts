import { defineContractCheck, nameOf, shortAnswer } from './contract-check.ts';

/** An operation with `security` answers nobody who has no good credential. */
export const authenticationEnforced = defineContractCheck({
  id: 'authentication-enforced',
  description: 'Without a good credential a secured operation answers 401 or 403.',
  *judge({ operation, expectation, exchange: { received, refused }, title }) {
    if (expectation.kind !== 'refused' || expectation.why !== 'credential' || refused !== undefined) return;
    if (received.status === 429 || received.status >= 500) return;
    if (expectation.statuses.includes(String(received.status))) return;
    yield {
      blame: 'server',
      confidence: 'certain',
      message: `${nameOf(operation)} answers ${received.status} with ${title}`,
      location: operation.location,
      expected: expectation.statuses.join(' or '),
      actual: shortAnswer(received),
      cause: `${operation.id} ${received.status < 400 ? 'open' : received.status}`,
    };
  },
});
