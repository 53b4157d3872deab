import type { Flow } from '../../model/flow.ts';
import type { Scenery } from '../../run/scenes/stage.ts';
import { operationOf } from '../../run/scenes/stage.ts';
import type { Sequence } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';

/** Every documented flow, from its first to its last step. */
export const flow = defineCaseKind({
  id: 'flow',
  description:
    'Documented flows: the answers that they reach, and the behaviour that their criteria promise.',
  *cases(context) {
    for (const each of context.version.flows) {
      const operation = subjectOf(each, context);
      const sequence: Sequence = {
        form: 'sequence',
        id: `${each.api}/${each.version}/flows/${each.id}`,
        kind: 'flow',
        version: context.version,
        ...(operation && { operation }),
        title: each.summary || each.id,
        location: each.location,
        flow: each,
      };
      yield sequence;
    }
  },
});

/** What a flow is about: the last documented operation that it calls. */
function subjectOf({ steps }: Flow, scenery: Scenery) {
  const targets = steps.map((step) => operationOf(step, scenery));
  return targets.findLast((target) => target?.documented)?.operation;
}
