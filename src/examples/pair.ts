import type { ExpectedResponse } from '../model/example.ts';
import type { NamedExample, Operation } from '../model/operation.ts';

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
 * The answer that a request example promises: of equal name, else the one whose `x-request-example` names it,
 * else, where request and success are both alone, that success.
 */
export function pairResponse(
  operation: Operation,
  requestName: string,
  requestCount: number,
): ExpectedResponse | undefined {
  const answers = expectedResponses(operation);
  const named = answers.find((answer) => answer.example && promises(answer.example, requestName));
  if (named) return named;
  if (requestCount !== 1) return undefined;
  const success = operation.responses.find((response) => response.status.startsWith('2'));
  const lone = answers.filter((answer) => answer.response === success);
  return lone.length === 1 ? lone[0] : undefined;
}

function promises(example: NamedExample, requestName: string): boolean {
  return (example.requestExample ?? example.name) === requestName;
}
