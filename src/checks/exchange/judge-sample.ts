import type { Exchange } from '../../model/exchange.ts';
import type { Finding } from '../../model/finding.ts';
import { mockRefusalType } from '../../model/mock-refusal.ts';
import type { Operation } from '../../model/operation.ts';
import type { SampleRun, SceneRecord } from '../../model/run.ts';
import type { Difference } from './difference.ts';
import { judgeExecution } from './judge-execution.ts';
import { showExchange } from './show-exchange.ts';
import { toFinding, type Verdict } from './verdict.ts';

/** Whether a code sample of the document runs, and sends a valid request of its operation: any, where a snippet sends one. */
export function judgeSample({ operation, sample, number, execution, operations = [] }: SampleRun): Verdict {
  if (!execution) return { findings: [] };
  const say = (rule: string, differences: readonly Difference[]): Finding[] =>
    differences.map((difference) =>
      toFinding(difference, {
        rule,
        subject: `Code sample \`${sample.label}\` of \`${operation.id}\``,
        location: sample.location,
        reproduce: `docproof build --only ${operation.id}/x-codeSamples/${number}`,
      }),
    );
  const refusals = execution.exchanges.flatMap(findRefusal);
  const own = execution.exchanges[operations.findIndex((each) => each && isAlike(each, operation))];
  const first = execution.exchanges[0];
  const place = first && `${first.sent.method} ${first.sent.url}`;
  const stray =
    own || refusals.length > 0
      ? []
      : [
          place === undefined
            ? { pointer: '', problem: 'it sent no request' }
            : {
                pointer: '',
                problem: 'it calls another operation',
                expected: `${operation.method} ${operation.path}`,
                actual: place,
              },
        ];
  const requests = say('request-valid', [...refusals, ...stray]);
  // What a program makes of the refusal of its request goes without saying.
  const ended = requests.length > 0 && execution.exchanges.length > 0 ? [] : judgeExecution(execution, 0);
  const findings = [...say('program-runs', ended), ...(ended.length > 0 ? [] : requests)];
  const shown = own && { shown: showExchange(own, noScene) };
  return { findings, ...(findings.length === 0 ? { strength: 'request exact' } : {}), ...shown };
}

/** Samples are answered by the mock, which has no state. */
const noScene: SceneRecord = { bindings: [], taken: [], start: 0, controlled: false };

/** What the mock of the document says against a request; the Wire refuses what goes to other hosts. */
function findRefusal({ received, sent, refused }: Exchange): Difference[] {
  if (refused !== undefined) {
    return [{ pointer: '', problem: `the request to \`${sent.url}\` was refused: ${refused}` }];
  }
  const problem = readProblem(Buffer.from(received.body).toString('utf8'));
  if (problem === undefined) return [];
  const { detail, expected } = problem;
  const said = detail.replace(/\.$/, '');
  return [
    {
      pointer: '',
      problem: `its request is none of the document: ${said.charAt(0).toLowerCase()}${said.slice(1)}`,
      ...(expected === undefined ? {} : { expected }),
      actual: `${sent.method} ${sent.url}`,
    },
  ];
}

function readProblem(text: string): { readonly detail: string; readonly expected?: string } | undefined {
  if (!text.includes(mockRefusalType)) return undefined;
  try {
    const { type, detail, expected } = JSON.parse(text) as Record<string, unknown>;
    if (typeof type !== 'string' || !type.startsWith(mockRefusalType)) return undefined;
    return { detail: String(detail), ...(typeof expected === 'string' ? { expected } : {}) };
  } catch {
    return undefined;
  }
}

/** Paths that differ in nothing but the names of their parameters are the same to a client. */
function isAlike(one: Operation, other: Operation): boolean {
  const shape = ({ method, path }: Operation): string => `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`;
  return shape(one) === shape(other);
}
