import { nameOf, shortAnswer } from '../../checks/exchange/contract/contract-check.ts';
import { isSecured } from '../../examples/is-secured.ts';
import type { Problem } from '../../model/contract.ts';
import type { Operation } from '../../model/operation.ts';
import type { StepRun } from '../../run/scenes/scene.ts';
import { type Approach, isBoundParameter } from '../approach.ts';
import type { Sequence } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';
import { again, ofSomebodyElse, somebodyElse } from '../sequences.ts';
import { caseId } from './case-id.ts';

/** Somebody else's credential does not open what an operation names by its id. */
export const foreignObject = defineCaseKind({
  id: 'foreign-object',
  description: 'The documented request for a thing of one user with the credential of another.',
  *cases(context) {
    for (const approach of context.approaches.values()) {
      const { operation, flow, step } = approach;
      const ids = operation.parameters.filter(
        (each) => each.in === 'path' && isBoundParameter(approach, 'path', each.name),
      );
      const isOwned = flow.inputs.some(({ fresh }) => fresh !== undefined);
      if (ids.length === 0 || !isSecured(operation) || !isOwned || isForStaff(approach)) continue;
      if (!operation.responses.some(({ status }) => ['403', '404'].includes(status))) continue;
      const other = somebodyElse(approach);
      const parameters = step.parameters.map((each) =>
        each.in === 'path' || typeof each.value !== 'string'
          ? each
          : { ...each, value: ofSomebodyElse(each.value) },
      );
      if (JSON.stringify(parameters) === JSON.stringify(step.parameters)) continue;
      const sequence: Sequence = {
        form: 'sequence',
        id: caseId(operation, 'foreign-object'),
        kind: 'foreign-object',
        version: context.version,
        operation,
        title: 'a thing of somebody else',
        location: operation.location,
        judge: (runs) => judge(operation, runs),
        assumed: approach.assumed,
        flow: {
          ...flow,
          id: `${flow.id}/foreign-object`,
          inputs: [...flow.inputs, ...other.inputs],
          steps: [
            ...flow.steps.slice(0, approach.index),
            ...other.steps,
            again(approach, 'as-somebody-else', '$statusCode >= 200', { parameters }),
          ],
        },
      };
      yield sequence;
    }
  },
});

function judge(operation: Operation, runs: readonly StepRun[]): readonly Problem[] {
  const exchange = runs.at(-1)?.exchange;
  if (!exchange || exchange.received.status >= 400) return [];
  // What was made for both may have one id, such as that of a device.
  const ids = exchange.sent.url.split('?', 1)[0]?.split('/').slice(-2) ?? [];
  const isShared = runs.some(({ step, exchange: { received } }) => {
    const text = `${JSON.stringify(received.headers)}${Buffer.from(received.body).toString('utf8')}`;
    return step.id.startsWith('other-') && ids.some((id) => id.length > 5 && text.includes(`"${id}"`));
  });
  if (isShared) return [];
  return [
    {
      check: 'object-authorised',
      blame: 'server',
      confidence: 'certain',
      message: `${nameOf(operation)} answers ${exchange.received.status} to somebody whose thing it is not`,
      location: operation.location,
      expected: '403 or 404',
      actual: shortAnswer(exchange.received),
      cause: operation.id,
      exchange,
      operation: operation.id,
    },
  ];
}

/** Who has a role may see what belongs to others. */
function isForStaff({ operation, flow, index }: Approach): boolean {
  return (
    /admin|staff|role/i.test(operation.path) ||
    flow.steps.slice(0, index).some(({ operation: { id } }) => /role/i.test(id))
  );
}
