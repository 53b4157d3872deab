import type { Probe } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';
import { invalidStatuses } from '../refusals.ts';
import { bodyDrafts } from './body-drafts.ts';
import { caseId } from './case-id.ts';

/** One thing in the body that its schema forbids. */
export const bodyNegative = defineCaseKind({
  id: 'body-negative',
  description: 'The documented body with one change that a keyword of its schema forbids.',
  *cases(context) {
    for (const approach of context.approaches.values()) {
      const statuses = invalidStatuses(approach.operation);
      for (const draft of bodyDrafts(approach, 'refused', context)) {
        const { operation } = approach;
        const id = (name: string) => caseId(operation, 'body-negative', draft.pointer, name);
        const probe: Probe = {
          form: 'probe',
          id: id(draft.name),
          kind: 'body-negative',
          version: context.version,
          operation,
          title: `\`${draft.pointer || '/'}\` ${draft.name}`,
          location: draft.location,
          approach,
          alter: draft.alter,
          expectation: { kind: 'refused', why: 'invalid', statuses, names: draft.pointer },
          subject: 'shared',
          ...(draft.bound && draft.farther && { refer: draft.farther }),
          ...(draft.neighbour !== undefined && {
            neighbour: caseId(operation, 'body-positive', draft.pointer, draft.neighbour),
          }),
        };
        yield probe;
      }
    }
  },
});
