import { defineContractCheck, nameOf, shortAnswer } from './contract-check.ts';

/** What the document allows is accepted. */
export const positiveAccepted = defineContractCheck({
  id: 'positive-accepted',
  description: 'A request that keeps every rule of the document is accepted.',
  *judge({ operation, expectation, exchange: { received, refused }, title, promise, reference, response }) {
    if (refused !== undefined || received.status === 429 || received.status >= 500) return;
    const isRefused = received.status >= 400;
    // Short texts are taken sooner or later: what conflicts with something was not refused for its form.
    const isConflict = received.status === 409 && response !== undefined;
    if (expectation.kind === 'accepted' && isRefused && !isConflict) {
      yield problem('certain', '2XX');
    } else if (expectation.kind === 'choice' && isRefused) {
      if (!response || expectation.statuses.includes(String(received.status))) {
        // An error that names the field tells of a rule, and the schema does not have it.
        const last = expectation.names.split('/').at(-1) ?? '';
        const isRule = Buffer.from(received.body).toString('utf8').includes(`/${last}"`);
        yield {
          ...problem('likely', '2XX'),
          ...(isRule && {
            blame: 'document',
            fix: 'Say in the schema which values are refused: `const`, `enum`',
          }),
        };
      }
    } else if (expectation.kind === 'well-formed' && isRefused && reference) {
      // Another value of the right form was answered otherwise, so that it is the form that is refused.
      const invalid = expectation.statuses.includes(String(received.status));
      if (invalid && differ(reference, received))
        yield problem('likely', `like another unknown value: ${shortAnswer(reference)}`);
    }

    function problem(confidence: 'certain' | 'likely', expected: string) {
      return {
        blame: 'server',
        confidence,
        message: `${nameOf(operation)} refuses ${title}, which its schema allows`,
        location: promise,
        expected,
        actual: shortAnswer(received),
        cause: `${operation.id} ${title}`,
      } as const;
    }
  },
});

function differ(one: { readonly status: number; readonly body: Uint8Array }, other: typeof one): boolean {
  return one.status !== other.status || codes(one.body) !== codes(other.body);
}

function codes(body: Uint8Array): string {
  const text = Buffer.from(body).toString('utf8');
  return [...text.matchAll(/"(?:code|type|error)"\s*:\s*"([^"]*)"/g)].map((match) => match[1]).join(' ');
}
