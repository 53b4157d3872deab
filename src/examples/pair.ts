import type { ExpectedResponse } from '../model/example.ts';
import type { Operation } from '../model/operation.ts';

/** Every documented answer of an operation: a response with one of its named examples, or alone where it has none. */
export function expectedResponses(operation: Operation): ExpectedResponse[] {
  return operation.responses.flatMap((response): ExpectedResponse[] => {
    const named = response.content.flatMap((media) =>
      media.examples.map((example) => ({ response, mediaType: media.type, example })),
    );
    const [media] = response.content;
    return named.length > 0 ? named : [{ response, ...(media ? { mediaType: media.type } : {}) }];
  });
}

/**
 * The answer that a request example promises: of equal name, else one whose `x-request-example` names it, a success
 * before an error; else, where request and success are both alone, that success.
 */
export function pairResponse(
  operation: Operation,
  requestName: string,
  requestCount: number,
): ExpectedResponse | undefined {
  const answers = expectedResponses(operation);
  const equal = answers.filter(
    ({ example }) =>
      example?.name === requestName && [undefined, requestName].includes(example.requestExample),
  );
  const referring = answers.filter(({ example }) => example?.requestExample === requestName);
  const promised = successOf(equal) ?? equal[0] ?? successOf(referring) ?? referring[0];
  if (promised) return promised;
  if (requestCount !== 1) return undefined;
  const success = operation.responses.find((response) => response.status.startsWith('2'));
  const [lone, ...others] = answers.filter((answer) => answer.response === success);
  // An answer that names another request than this one answers that.
  return others.length === 0 && lone?.example?.requestExample === undefined ? lone : undefined;
}

function successOf(answers: readonly ExpectedResponse[]): ExpectedResponse | undefined {
  return answers.find(({ response }) => response.status.startsWith('2'));
}
