import type { Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import type { ResponseRun } from '../../model/run.ts';
import { type AnswerContext, compareAnswer } from './answer-as-documented.ts';
import { compareLimit } from './limit-as-stated.ts';
import { showExchange } from './show-exchange.ts';
import { toFinding, type Verdict } from './verdict.ts';

/** Whether a documented response came as it is documented: status, headers, body. */
export function judgeResponse(run: ResponseRun, context: Omit<AnswerContext, 'scene'>): Verdict {
  const { operation, expected, exchange, scene } = run;
  if (!exchange || !scene) return { findings: [] };
  const { response, example } = expected;
  const media = response.content.find((each) => each.type === expected.mediaType);
  const subject = `\`${operation.method} ${operation.path}\` → \`${response.status}${example ? `/${example.name}` : ''}\``;
  const reproduce = `docproof build --only ${operation.id}`;
  const location = example?.location ?? response.location;
  const shown = showExchange(exchange, scene);
  if (exchange.refused !== undefined) {
    const problem = { pointer: '', problem: exchange.refused };
    return { findings: [toFinding(problem, { rule: 'target-answers', subject, location, reproduce })] };
  }
  if (!statusMatches(response.status, exchange.received.status)) {
    return { findings: [statusFinding(run, subject, location, reproduce)], strength: 'ran', shown };
  }
  const differences = [
    ...compareAnswer({ response, media, body: example?.value }, exchange.received, { ...context, scene }),
    ...compareLimit(operation, example, exchange.received),
  ];
  const findings = differences.map((difference) =>
    toFinding(difference, { rule: 'answer-as-documented', subject, location, reproduce }),
  );
  return { findings, strength: findings.length > 0 ? 'documented status' : 'body as documented', shown };
}

/** `4XX` and `default` stand for more than one status. */
export function statusMatches(documented: string, actual: number): boolean {
  if (actual === 0) return false;
  if (documented === 'default') return true;
  return /^\dXX$/i.test(documented) ? documented[0] === String(actual)[0] : documented === String(actual);
}

function statusFinding(run: ResponseRun, subject: string, location: Location, reproduce: string): Finding {
  const body = Buffer.from(run.exchange?.received.body ?? []).toString('utf8');
  return {
    severity: 'error',
    rule: 'status-documented',
    message: `${subject}: another status`,
    location,
    expected: run.expected.response.status,
    actual: `${run.exchange?.received.status} ${body.slice(0, 300)}`,
    reproduce,
  };
}
