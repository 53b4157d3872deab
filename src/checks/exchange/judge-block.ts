import { createValidator } from '../../lib/json-schema.ts';
import { parseMarkedJson } from '../../lib/marked-json.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Execution } from '../../model/execution.ts';
import type { Block } from '../../model/guide.ts';
import type { Json, JsonObject, Schema } from '../../model/json.ts';
import type { Location } from '../../model/location.ts';
import type { BlockRun, SceneRecord } from '../../model/run.ts';
import { unbind } from './answer-as-documented.ts';
import { answerOf, blockOptions, parseJson, schemaOf } from './block-answer.ts';
import { compareJson } from './compare-json.ts';
import { compareTexts } from './compare-texts.ts';
import type { Difference } from './difference.ts';
import { jsonLine } from './json-line.ts';
import { judgeExecution } from './judge-execution.ts';
import { judgeRequests } from './judge-requests.ts';
import { statusMatches } from './judge-response.ts';
import { showExchange } from './show-exchange.ts';
import { toFinding, type Verdict } from './verdict.ts';

/** Whether a block of a guide tells the truth: a command ran, a response or an output is as printed. */
export function judgeBlock(run: BlockRun, document: JsonObject): Verdict {
  if (!run.execution || !run.scene)
    return run.block.kind === 'command' ? { findings: run.findings } : orphan(run);
  if (run.block.kind === 'excerpt') return judgeExcerpt(run);
  if (run.block.kind === 'command') return judgeCommand(run, document);
  return run.block.kind === 'response' ? judgeResponseBlock(run, document) : judgeOutputBlock(run);
}

function judgeCommand(run: BlockRun, document: JsonObject): Verdict {
  const { block, execution, scene } = run;
  if (!execution || !scene) return { findings: [] };
  const answers = judgeAnswers(run, execution);
  const count = execution.exchanges.length;
  const requests = judgeRequests(run, document, (index, status) => isShown(run, index, status, count));
  const findings = [
    ...judgeExecution(execution, block.exit).map((difference) => say(run, 'program-runs', difference)),
    ...answers.map((difference) => say(run, 'status-documented', difference)),
    ...requests.map(({ location, ...fault }) => ({ ...say(run, 'request-documented', fault), location })),
    ...run.findings,
  ];
  const exchange = execution.exchanges.at(-1);
  const knows = run.operations?.every((operation) => operation !== undefined) ?? false;
  const strength = findings.length > 0 ? undefined : exchange && knows ? 'documented status' : 'ran';
  return {
    findings,
    ...(strength ? { strength } : {}),
    ...(exchange ? { shown: showExchange(exchange, scene) } : {}),
  };
}

/** A part of a program holds when the whole does; what is wrong with that is told of its own block. */
function judgeExcerpt(run: BlockRun): Verdict {
  const whole = run.guide.blocks.find(
    ({ kind, include }) =>
      kind === 'command' && include?.file === run.block.include?.file && include?.region === undefined,
  );
  const failed = !run.execution || judgeExecution(run.execution, whole?.exit ?? 0).length > 0;
  return failed ? { findings: run.findings } : { findings: run.findings, strength: 'ran' };
}

/** Each answer must have a status that the operation documents, and an error is nothing that a page may pass over in silence. */
function judgeAnswers(run: BlockRun, { exchanges }: Execution): Difference[] {
  return exchanges.flatMap((exchange, index): Difference[] => {
    const operation = run.operations?.[index];
    const { status } = exchange.received;
    if (exchange.refused !== undefined || !operation) return [];
    const asked = `\`${operation.method} ${operation.path}\``;
    if (!operation.responses.some((response) => statusMatches(response.status, status))) {
      return [{ pointer: '', problem: `${asked} answered ${status}, which is not documented` }];
    }
    if (status < 400 || isShown(run, index, status, exchanges.length)) return [];
    const actual = Buffer.from(exchange.received.body).toString('utf8').slice(0, 300);
    return [{ pointer: '', problem: `${asked} answered ${status}, which the page does not show`, actual }];
  });
}

/** Whether a block between this one and the next command shows the answer: as a response with that status, or as output. */
function isShown({ guide, block }: BlockRun, index: number, status: number, count: number): boolean {
  const later = guide.blocks.slice(guide.blocks.indexOf(block) + 1);
  const next = later.findIndex((each) => each.kind === 'command');
  return later.slice(0, next < 0 ? undefined : next).some((each) => {
    if (each.kind === 'output') return true;
    return (
      each.kind === 'response' &&
      (each.request ?? count) === index + 1 &&
      each.status !== undefined &&
      statusMatches(each.status, status)
    );
  });
}

function judgeResponseBlock(run: BlockRun, document: JsonObject): Verdict {
  const { block, execution, scene, operations } = run;
  if (!execution || !scene) return { findings: [] };
  const answer = answerOf(block, execution);
  if (!answer) {
    const problem = 'the block before it made no such request';
    return { findings: [say(run, 'response-block', { pointer: '', problem })] };
  }
  const { exchange, index } = answer;
  const { status, body } = exchange.received;
  if (!statusMatches(block.status ?? '2XX', status)) {
    const difference = {
      pointer: '',
      problem: 'another status',
      expected: block.status ?? 'a success, since the block names no status',
      actual: `${status} ${Buffer.from(body).toString('utf8').slice(0, 300)}`,
    };
    return { findings: [say(run, 'response-block', difference)] };
  }
  const schema = schemaOf(operations?.[index], status);
  if (block.schema) return judgeSchemaBlock(run, exchange, scene);
  const expected = parseMarkedJson(block.text) as Json | undefined;
  const text = Buffer.from(body).toString('utf8');
  const actual = parseJson(text);
  const differences: readonly Difference[] =
    expected === undefined || actual === undefined
      ? compareTexts(block.text, unbind(text, scene))
      : compareJson(expected, actual, { ...blockOptions(block), schema, document, scene });
  const findings = differences.map((difference) => say(run, 'response-block', difference));
  return {
    findings,
    strength: findings.length > 0 ? 'documented status' : 'body as documented',
    shown: showExchange(exchange, scene),
  };
}

/** The text of the block is a JSON Schema: the author says of what kind the answer is, not what it is. */
function judgeSchemaBlock(run: BlockRun, exchange: Exchange, scene: SceneRecord): Verdict {
  const schema = parseJson(run.block.text);
  const actual = parseJson(Buffer.from(exchange.received.body).toString('utf8'));
  const isSchema =
    typeof schema === 'boolean' || (schema && typeof schema === 'object' && !Array.isArray(schema));
  if (!isSchema || actual === undefined) {
    const problem = isSchema ? 'the answer is no JSON' : 'the block is no JSON Schema';
    return { findings: [say(run, 'response-block', { pointer: '', problem })] };
  }
  const findings = createValidator(
    {},
    '3.1',
  )(schema as Schema)(actual).map(({ pointer, message }) =>
    say(run, 'response-block', { pointer: '', problem: `\`${pointer || '/'}\` of the answer ${message}` }),
  );
  const strength = findings.length > 0 ? 'documented status' : 'body as documented';
  return { findings, strength, shown: showExchange(exchange, scene) };
}

function judgeOutputBlock(run: BlockRun): Verdict {
  const { block, execution, scene } = run;
  if (!execution || !scene) return { findings: [] };
  const printed = unbind(execution.stdout, scene);
  const differences = compareTexts(block.text, printed);
  return {
    findings: differences.map((difference) => say(run, 'output-block', difference)),
    ...(differences.length === 0 ? { strength: 'body as documented' as const } : {}),
  };
}

function orphan(run: BlockRun): Verdict {
  if (run.obstacle || run.block.kind === 'illustration' || run.block.kind === 'excerpt')
    return { findings: run.findings };
  const problem = 'no command block stands before it';
  return { findings: [...run.findings, say(run, `${run.block.kind}-block`, { pointer: '', problem })] };
}

function say(run: BlockRun, rule: string, difference: Difference) {
  const { guide, block } = run;
  return toFinding(difference, {
    rule,
    subject: `Block ${block.number} (${block.kind}${afterTab(run)})`,
    location: lineOf(block, difference.pointer),
    reproduce: `docproof build --only ${guide.location.file.replace(/\.md$/, '')}`,
  });
}

/** Which tabs a reader had chosen who sees it. */
function afterTab({ guide, block }: BlockRun): string {
  if (block.tab) return '';
  const tab = guide.blocks.findLast((each) => each.tab && each.number < block.number)?.tab;
  return tab ? ` after tab \`${tab.title}\`` : '';
}

/** The line of a JSON value inside of its block. */
function lineOf(block: Block, pointer: string): Location {
  const { file, line = 1 } = block.location;
  return { file, line: pointer === '' ? line : line + jsonLine(block.text, pointer), column: 1 };
}
