import type { Approach } from '../approach.ts';
import type { Sequence } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';
import { again, flowBefore } from '../sequences.ts';
import { caseId } from './case-id.ts';

/** What is made, used or removed once is not made, used or removed again. */
export const secondUse = defineCaseKind({
  id: 'second-use',
  description:
    'The same create, removal or single-use token a second time, where the document has an answer for that.',
  *cases(context) {
    for (const approach of context.approaches.values()) {
      const second = outcomeOf(approach);
      if (second === undefined) continue;
      const { operation, step } = approach;
      const sequence: Sequence = {
        form: 'sequence',
        id: caseId(operation, 'second-use', second.what),
        kind: 'second-use',
        version: context.version,
        operation,
        title: second.what,
        location: operation.location,
        check: 'second-use-refused',
        assumed: approach.assumed,
        flow: flowBefore(
          approach,
          [{ ...step }, again(approach, 'second-use', second.condition)],
          'second-use',
        ),
      };
      yield sequence;
    }
  },
});

function outcomeOf({
  operation,
  step,
}: Approach): { readonly what: string; readonly condition: string } | undefined {
  const documents = (status: string) => operation.responses.find((each) => each.status === status);
  const payload = JSON.stringify(step.requestBody?.payload ?? '');
  const conflict = documents('409');
  const isKeyed = step.parameters.some(({ name }) => /^idempotency-key$/i.test(name));
  const tells = JSON.stringify([
    conflict?.description,
    conflict?.content.flatMap(({ examples }) => examples.map(({ value }) => value)),
  ]);
  if (documents('201') && conflict && !isKeyed && /exist|already|taken|duplicate|conflict/i.test(tells)) {
    return { what: 'create-twice', condition: '$statusCode == 409' };
  }
  if (
    operation.method === 'DELETE' &&
    operation.path.endsWith('}') &&
    (documents('404') || documents('410'))
  ) {
    return { what: 'remove-twice', condition: '$statusCode == 404 || $statusCode == 410' };
  }
  const rotates =
    /refresh_?token/i.test(payload) &&
    /rotat|single use|works once|invalidated|reus/i.test(operation.description);
  if (rotates && (documents('401') || documents('403'))) {
    return { what: 'refresh-token-twice', condition: '$statusCode == 401 || $statusCode == 403' };
  }
  return undefined;
}
