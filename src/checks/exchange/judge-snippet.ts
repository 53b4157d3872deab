import type { HttpRequest } from '../../model/example.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Finding } from '../../model/finding.ts';
import { type Strength, strengths } from '../../model/proof.ts';
import type { SnippetRun } from '../../model/run.ts';
import { type AnswerContext, compareAnswer } from './answer-as-documented.ts';
import type { Difference } from './difference.ts';
import { compareJsonTexts } from './json-by-value.ts';
import { judgeExecution } from './judge-execution.ts';
import { judgeRefusal } from './judge-refusal.ts';
import { statusMatches } from './judge-response.ts';
import { compareRequest } from './request-exact.ts';
import { showExchange } from './show-exchange.ts';
import { toFinding, type Verdict } from './verdict.ts';

export interface SnippetContext extends Omit<AnswerContext, 'scene'> {
  /** What the Target can prove at most; anything when absent. */
  readonly ceiling?: Strength | undefined;
}

/**
 * Whether a snippet did what it is printed for: it ran, sent exactly the documented request, got the documented
 * answer, and printed it.
 */
export function judgeSnippet(run: SnippetRun, context: SnippetContext): Verdict {
  const { snippet, execution, scene } = run;
  if (!execution || !scene) return { findings: [] };
  const { example } = snippet;
  const { own, redirected } = splitRedirect(execution.exchanges);
  const [exchange, ...more] = own;
  const shown = exchange && showExchange(exchange, scene);
  const all: readonly (readonly [Strength, string, () => readonly Difference[]])[] = [
    ['request exact', 'request-exact', () => judgeRequest(run, exchange, more.length)],
    ['request exact', 'request-documented', () => judgeRefusal(example, exchange)],
    ['documented status', 'status-documented', () => judgeStatus(run, exchange)],
    ['body as documented', 'answer-as-documented', () => judgeAnswer(run, exchange, context)],
  ];
  const most = strengths.indexOf(context.ceiling ?? 'behaviour held');
  const steps = all.filter(([reached]) => strengths.indexOf(reached) <= most);
  const say = (rule: string, differences: readonly Difference[], atAnswer: boolean): Finding[] =>
    differences.map((difference) =>
      toFinding(difference, {
        rule,
        subject: `Snippet \`${snippet.language}\` of \`${example.operation.id}\` (\`${example.name}\`)`,
        location: (atAnswer ? example.response?.example?.location : undefined) ?? example.location,
        reproduce: `docproof build --only ${example.operation.id}/${example.name}/${snippet.language}`,
      }),
    );
  // A Target whose answers prove nothing may answer with an error, or lead elsewhere: then a program ends as it likes.
  const isExcused =
    context.ceiling === 'request exact' && (redirected || (exchange?.received.status ?? 0) >= 400);
  const { outcome } = execution;
  const ended = judgeExecution(
    isExcused ? { ...execution, exchanges: own } : execution,
    isExcused && outcome.kind === 'exited' ? outcome.code : 0,
  );
  // A program that broke off prints no answer, and one that never came to its request sends none: that goes without saying.
  const printed = ended.length === 0 && !isExcused ? judgeOutput(execution.stdout, exchange) : [];
  const findings = say('program-runs', [...ended, ...printed], false);
  let strength: Strength | undefined = findings.length === 0 ? 'ran' : undefined;
  for (const [reached, rule, judge] of ended.length > 0 && !exchange ? [] : steps) {
    const found = say(rule, judge(), reached === 'body as documented');
    findings.push(...found);
    if (found.length > 0) break;
    if (strength) strength = reached;
  }
  return { findings, ...(strength ? { strength } : {}), ...(shown ? { shown } : {}) };
}

/** Some clients follow a redirect by themselves: what they send then is the answer's doing, not the snippet's. */
function splitRedirect(exchanges: readonly Exchange[]) {
  const at = exchanges.findIndex(({ received }) => received.status >= 300 && received.status < 400);
  const own = at < 0 ? exchanges : exchanges.slice(0, at + 1);
  return { own, redirected: own.length < exchanges.length };
}

function judgeRequest(
  run: SnippetRun,
  exchange: Exchange | undefined,
  others: number,
): readonly Difference[] {
  if (!exchange) return [{ pointer: '', problem: 'it sent no request' }];
  if (others > 0) return [{ pointer: '', problem: `it sent ${others + 1} requests instead of one` }];
  const { request } = run.snippet.example;
  return [...compareRequest(request, exchange.sent), ...judgeCertificate(request, exchange)];
}

/** In the clear nobody can show one. */
function judgeCertificate(
  { clientCertificate: wanted, origin }: HttpRequest,
  { clientCertificate: shown }: Exchange,
): readonly Difference[] {
  if (!wanted || !origin.startsWith('https:') || shown?.isTrusted) return [];
  const expected = `the certificate that \`${wanted.certificate}\` names`;
  return shown
    ? [{ pointer: '', problem: 'another client certificate is shown', expected, actual: shown.subject }]
    : [{ pointer: '', problem: 'no client certificate is shown', expected }];
}

function judgeStatus(run: SnippetRun, exchange: Exchange | undefined): readonly Difference[] {
  const expected = run.snippet.example.response?.response.status ?? 'default';
  const actual = exchange?.received.status ?? 0;
  return statusMatches(expected, actual)
    ? []
    : [{ pointer: '', problem: 'another status', expected, actual: String(actual) }];
}

function judgeAnswer(
  run: SnippetRun,
  exchange: Exchange | undefined,
  context: Omit<AnswerContext, 'scene'>,
): readonly Difference[] {
  const expected = run.snippet.example.response;
  if (!exchange || !expected || !run.scene) return [];
  const media = expected.response.content.find((each) => each.type === expected.mediaType);
  return compareAnswer(
    { response: expected.response, media, body: expected.example?.value },
    exchange.received,
    { ...context, scene: run.scene },
  );
}

/** A snippet prints the answer and nothing else: as text, or as the same JSON value. */
function judgeOutput(stdout: string, exchange: Exchange | undefined): readonly Difference[] {
  // Of an answer that is a header alone a program may print whatever it likes.
  if (!exchange || exchange.received.truncated || exchange.sent.method === 'HEAD') return [];
  const body = Buffer.from(exchange.received.body).toString('utf8');
  if (stdout.trim() === body.trim()) return [];
  // JSON of the same value is never without a difference to what is no JSON.
  if (body.trim() !== '' && compareJsonTexts(body, stdout).length === 0) return [];
  const problem = body.trim() === '' ? 'it prints what no answer said' : 'it does not print the answer';
  return [{ pointer: '', problem, expected: body.slice(0, 600), actual: stdout.slice(0, 600) }];
}
