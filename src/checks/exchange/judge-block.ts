import type { Block } from '../../model/guide.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Location } from '../../model/location.ts';
import type { Operation } from '../../model/operation.ts';
import type { BlockRun } from '../../model/run.ts';
import { unbind } from './answer-as-documented.ts';
import { compareJson } from './compare-json.ts';
import type { Difference } from './difference.ts';
import { judgeExecution } from './judge-execution.ts';
import { jsonLine, parseMarkedJson } from './marked-json.ts';
import { showExchange } from './show-exchange.ts';
import { toFinding, type Verdict } from './verdict.ts';

/** Whether a block of a guide tells the truth: a command ran, a response or an output is as printed. */
export function judgeBlock(run: BlockRun, document: JsonObject): Verdict {
  if (!run.execution || !run.scene)
    return run.block.kind === 'command' ? { findings: run.findings } : orphan(run);
  if (run.block.kind === 'command') return judgeCommand(run);
  return run.block.kind === 'response' ? judgeResponseBlock(run, document) : judgeOutputBlock(run);
}

function judgeCommand(run: BlockRun): Verdict {
  const { block, execution, scene } = run;
  if (!execution || !scene) return { findings: [] };
  const findings = [
    ...judgeExecution(execution, block.exit).map((difference) => say(run, 'program-runs', difference)),
    ...run.findings,
  ];
  const exchange = execution.exchanges.at(-1);
  const strength = findings.length > 0 ? undefined : exchange ? 'documented status' : 'ran';
  return {
    findings,
    ...(strength ? { strength } : {}),
    ...(exchange ? { shown: showExchange(exchange, scene) } : {}),
  };
}

function judgeResponseBlock(run: BlockRun, document: JsonObject): Verdict {
  const { block, execution, scene, operations } = run;
  if (!execution || !scene) return { findings: [] };
  const index = block.request === undefined ? execution.exchanges.length - 1 : block.request - 1;
  const exchange = execution.exchanges[index];
  if (!exchange) {
    const problem = 'the block before it made no such request';
    return { findings: [say(run, 'response-block', { pointer: '', problem })] };
  }
  const { status, body } = exchange.received;
  if (block.status !== undefined && block.status !== String(status)) {
    const difference = {
      pointer: '',
      problem: 'another status',
      expected: block.status,
      actual: `${status} ${Buffer.from(body).toString('utf8').slice(0, 300)}`,
    };
    return { findings: [say(run, 'response-block', difference)] };
  }
  const schema = schemaOf(operations?.[index], status);
  const expected = parseMarkedJson(block.text);
  const text = Buffer.from(body).toString('utf8');
  const actual = parseJson(text);
  const differences: readonly Difference[] =
    expected === undefined || actual === undefined
      ? compareTexts(block.text, unbind(text, scene))
      : compareJson(expected, actual, { schema, document, scene });
  const findings = differences.map((difference) => say(run, 'response-block', difference));
  return {
    findings,
    strength: findings.length > 0 ? 'documented status' : 'body as documented',
    shown: showExchange(exchange, scene),
  };
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

/** Texts line by line; `…` at the end of a line stands for its rest, a line of `…` for any lines. */
function compareTexts(expected: string, actual: string): Difference[] {
  const pattern = expected
    .trimEnd()
    .split('\n')
    .map((line) =>
      line.trim() === '…' ? '[^]*' : escapePattern(line.replace(/…$/, '')) + (line.endsWith('…') ? '.*' : ''),
    )
    .join('\n');
  if (new RegExp(`^${pattern}$`).test(actual.trimEnd())) return [];
  return [{ pointer: '', problem: 'another text', expected, actual: actual.slice(0, 1_000) }];
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function schemaOf(operation: Operation | undefined, status: number) {
  const response =
    operation?.responses.find((each) => each.status === String(status)) ??
    operation?.responses.find((each) => each.status === 'default');
  return response?.content[0]?.schema ?? true;
}

function orphan(run: BlockRun): Verdict {
  if (run.obstacle || run.block.kind === 'illustration') return { findings: run.findings };
  const problem = 'no command block stands before it';
  return { findings: [...run.findings, say(run, 'response-block', { pointer: '', problem })] };
}

function say(run: BlockRun, rule: string, difference: Difference) {
  const { guide, block } = run;
  return toFinding(difference, {
    rule,
    subject: `Block ${block.number} (${block.kind})`,
    location: lineOf(block, difference.pointer),
    reproduce: `docproof build --only ${guide.location.file.replace(/\.md$/, '')}`,
  });
}

/** The line of a JSON value inside of its block. */
function lineOf(block: Block, pointer: string): Location {
  const { file, line = 1 } = block.location;
  return { file, line: pointer === '' ? line : line + jsonLine(block.text, pointer), column: 1 };
}

function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
