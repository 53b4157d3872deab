import { defineContractCheck, nameOf, shortAnswer } from './contract-check.ts';

/** What the document forbids is refused. */
export const negativeRejected = defineContractCheck({
  id: 'negative-rejected',
  description: 'A request that breaks one rule of the document is refused.',
  *judge({ operation, expectation, exchange: { received, refused }, title, promise }) {
    if (expectation.kind !== 'refused' || expectation.why === 'credential') return;
    if (refused !== undefined || received.status >= 400) return;
    yield {
      blame: 'server',
      confidence: 'certain',
      message: `${nameOf(operation)} accepts ${title}`,
      location: promise,
      expected: expectation.statuses.join(' or '),
      actual: shortAnswer(received),
      cause: `${operation.id} ${title}`,
    };
  },
});
