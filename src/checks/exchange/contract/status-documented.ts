import { defineContractCheck, nameOf, shortAnswer } from './contract-check.ts';

/** The status of an answer must be one that the operation documents; what HTTP itself answers is a gap in the document. */
export const statusDocumented = defineContractCheck({
  id: 'status-documented',
  description: 'The operation documents a response of this status.',
  *judge({ operation, exchange: { received, refused }, response }) {
    const { status } = received;
    if (response || refused !== undefined || status >= 500) return;
    const documented = operation.responses.map((each) => each.status).join(', ');
    const isGap = status >= 400;
    yield {
      blame: isGap ? 'document' : 'server',
      confidence: 'certain',
      message: isGap
        ? `${nameOf(operation)} answers ${status}, which is not documented`
        : `${nameOf(operation)} answers ${status} instead of a documented status`,
      location: operation.location,
      expected: documented || 'a documented response',
      actual: shortAnswer(received),
      ...(isGap && { fix: `Add \`'${status}'\` to \`responses\` of \`${operation.id}\`` }),
      cause: `${operation.id} ${status}`,
    };
  },
});
