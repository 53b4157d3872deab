import type { Problem } from '../../model/contract.ts';
import type { Operation } from '../../model/operation.ts';
import type { StepRun } from '../../run/scenes/scene.ts';
import type { Approach } from '../approach.ts';
import type { Sequence } from '../case.ts';
import { defineCaseKind } from '../case-kind.ts';
import { again, flowBefore } from '../sequences.ts';
import { caseId } from './case-id.ts';
import { secondUse } from './second-use.ts';

/** Of two that come at the same moment one wins. */
export const concurrency = defineCaseKind({
  id: 'concurrency',
  description: 'The same create or single-use token twice at the same moment, where a second one is refused.',
  *cases(context) {
    const once = new Set([...secondUse.cases(context)].map(({ operation }) => operation));
    for (const approach of context.approaches.values()) {
      const { operation } = approach;
      if (!once.has(operation) || operation.method === 'DELETE') continue;
      const sequence: Sequence = {
        form: 'sequence',
        id: caseId(operation, 'concurrency'),
        kind: 'concurrency',
        version: context.version,
        operation,
        title: 'twice at the same moment',
        location: operation.location,
        assumed: approach.assumed,
        together: ['one', 'other'],
        flow: flowBefore(approach, bothOf(approach), 'concurrency'),
        judge: (runs) => judge(operation, runs),
      };
      yield sequence;
    }
  },
});

function bothOf(approach: Approach) {
  return ['one', 'other'].map((id) => again(approach, id, '$statusCode >= 200'));
}

function judge(operation: Operation, runs: readonly StepRun[]): readonly Problem[] {
  const both = runs.slice(-2).map(({ exchange }) => exchange);
  const won = both.filter(({ received }) => received.status >= 200 && received.status < 300);
  const [first] = both;
  if (won.length < 2 || !first) return [];
  return [
    {
      check: 'one-wins',
      blame: 'server',
      confidence: 'certain',
      message: `\`${operation.method} ${operation.path}\` succeeds twice when it comes twice at the same moment`,
      location: operation.location,
      expected: 'one success',
      actual: both.map(({ received }) => received.status).join(' and '),
      cause: operation.id,
      exchange: first,
      operation: operation.id,
    },
  ];
}
