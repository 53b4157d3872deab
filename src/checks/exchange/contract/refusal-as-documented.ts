import { defineContractCheck, nameOf, shortAnswer } from './contract-check.ts';

/** A refusal has the status that the document has for its reason. */
export const refusalAsDocumented = defineContractCheck({
  id: 'refusal-as-documented',
  description: 'A refusal has the status that the operation documents for such a request.',
  *judge({ operation, expectation, exchange: { received }, title, promise, response, reference }) {
    if (expectation.kind !== 'refused' || expectation.why === 'credential') return;
    const { status } = received;
    if (status < 400 || status >= 500 || status === 429) return;
    // Without a documented refusal nobody knows which one is right.
    const documents = expectation.statuses.some((each) =>
      operation.responses.some((known) => known.status === each),
    );
    if (expectation.statuses.includes(String(status)) || !documents) return;
    if (reference && expectation.statuses.includes(String(reference.status))) {
      // A text that is longer still is refused as too long, so that this one slipped through.
      yield problem(`like one that is longer: ${shortAnswer(reference)}`);
      return;
    }
    // Who may do it, and whether it is there, may be judged first, where the operation says so.
    if (response?.status === String(status) && [401, 403, 404, 409].includes(status)) return;
    yield problem(expectation.statuses.join(' or '));

    function problem(expected: string) {
      return {
        blame: 'server',
        confidence: 'certain',
        message: `${nameOf(operation)} refuses ${title} with ${status}`,
        location: promise,
        expected,
        actual: shortAnswer(received),
        cause: `${operation.id} ${title}`,
      } as const;
    }
  },
});
