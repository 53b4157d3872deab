import { type Strength, strengths } from '../../model/proof.ts';
import type { CollectionRun } from '../../model/run.ts';
import type { Difference } from './difference.ts';
import { compareRequest } from './request-exact.ts';
import { toFinding, type Verdict } from './verdict.ts';

/** Whether a request of a collection goes out as its example has it, and the collection's own tests of the answer hold. */
export function judgeItem(
  { example, item, exchange }: CollectionRun,
  ceiling: Strength | undefined,
): Verdict {
  if (!item) return { findings: [] };
  const { operation, name } = example;
  const say = (rule: string, differences: readonly Difference[]) =>
    differences.map((difference) =>
      toFinding(difference, {
        rule,
        subject: `Collection request of \`${operation.id}\` (\`${name}\`)`,
        location: example.location,
        reproduce: `docproof build --only ${operation.id}/${name}/postman`,
      }),
    );
  const request = exchange
    ? compareRequest(example.request, exchange.sent)
    : [{ pointer: '', problem: ['it sent no request', ...item.errors].join(': ') }];
  const most = ceiling ?? 'documented status';
  const isAsked = strengths.indexOf(most) > strengths.indexOf('request exact');
  const answer = isAsked ? [...item.tests.flatMap(toDifference), ...item.errors.map(toProblem)] : [];
  const findings = [
    ...say('collection-request', request.slice(0, 3)),
    ...(request.length > 0 ? [] : say('collection-tests', answer.map(withSaid(item.said)))),
  ];
  return findings.length > 0
    ? { findings }
    : { findings, strength: isAsked ? 'documented status' : 'request exact' };
}

function toDifference({ name, failure }: { readonly name: string; readonly failure?: string }): Difference[] {
  return failure === undefined ? [] : [{ pointer: '', problem: `its test "${name}" fails`, actual: failure }];
}

function toProblem(error: string): Difference {
  return { pointer: '', problem: 'its scripts break off', actual: error };
}

/** What the scripts say of what went before belongs to it. */
function withSaid(said: readonly string[]): (difference: Difference) => Difference {
  return (difference) =>
    said.length === 0
      ? difference
      : { ...difference, actual: [difference.actual, ...said].join('\n').slice(0, 600) };
}
