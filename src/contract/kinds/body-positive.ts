import type { Expectation } from '../../model/contract.ts';
import { isSent } from '../approach.ts';
import type { Probe } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';
import { withOtherText } from '../other-text.ts';
import { invalidStatuses } from '../refusals.ts';
import { type BodyDraft, bodyDrafts } from './body-drafts.ts';
import { caseId } from './case-id.ts';

/** One thing in the body that its schema just still allows. */
export const bodyPositive = defineCaseKind({
  id: 'body-positive',
  description: 'The documented body with one change that its schema allows: the other side of each boundary.',
  *cases(context) {
    for (const approach of context.approaches.values()) {
      const { operation } = approach;
      for (const draft of bodyDrafts(approach, 'accepted', context)) {
        const expectation = expectationOf(draft);
        const probe: Probe = {
          form: 'probe',
          id: caseId(operation, 'body-positive', draft.pointer, draft.name),
          kind: 'body-positive',
          version: context.version,
          operation,
          title: `\`${draft.pointer}\` ${draft.name}`,
          location: draft.location,
          approach,
          alter: draft.alter,
          expectation,
          subject: 'fresh',
          ...(expectation.kind === 'well-formed' && {
            refer: (request) => withOtherText(request, draft.pointer),
          }),
          ...(draft.neighbour !== undefined && {
            neighbour: caseId(operation, 'body-negative', draft.pointer, draft.neighbour),
          }),
        };
        yield probe;
      }
    }
  },
});

/** What stands for something that the server knows may be unknown to it; as malformed it may not be refused. */
function expectationOf({ bound, place, pointer, approach }: BodyDraft): Expectation {
  const statuses = invalidStatuses(approach.operation);
  const isChoice = typeof place.value === 'boolean' || Array.isArray(place.schema.enum);
  if (!bound && isChoice) return { kind: 'choice', names: pointer, statuses };
  if (!bound && isSent(approach, pointer)) return { kind: 'accepted' };
  return { kind: 'well-formed', names: pointer, statuses };
}
