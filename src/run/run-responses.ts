import pLimit from 'p-limit';
import type { Example, ExpectedResponse } from '../model/example.ts';
import type { Finding } from '../model/finding.ts';
import type { Flow } from '../model/flow.ts';
import type { Operation } from '../model/operation.ts';
import type { ResponseRun } from '../model/run.ts';
import { mechanicalRequest } from './flows/mechanical.ts';
import { openScene } from './scenes/scene.ts';
import { toSceneRecord } from './scenes/scene-record.ts';
import { operationOf, reachedBy, type Stage } from './scenes/stage.ts';
import { sendRequest } from './send-request.ts';

/** Flows of one Version that play at the same time. */
const concurrency = 6;

export interface ResponseRuns {
  readonly runs: readonly ResponseRun[];
  /** Flows that did not go as they say. */
  readonly findings: readonly Finding[];
  readonly scenes: number;
}

/** Asks for every documented response: by the flows that reach it, else by a mechanical rule. */
export async function runResponses(
  stage: Stage,
  expected: readonly { readonly operation: Operation; readonly expected: ExpectedResponse }[],
): Promise<ResponseRuns> {
  const limit = pLimit(concurrency);
  const wanted = new Set(expected.map((each) => each.expected.example));
  const flows = stage.version.flows.filter((flow) =>
    flow.steps.some((step) => reachesOneOf(step, stage, wanted)),
  );
  const played = await Promise.all(flows.map((flow) => limit(() => playFlow(flow, stage))));
  const runs = played.flatMap((each) => each.runs);
  const reached = new Set(runs.map((run) => run.expected.example));
  const rest = expected.filter((each) => !each.expected.example || !reached.has(each.expected.example));
  const others = await Promise.all(rest.map((each) => limit(() => runMechanical(each, stage))));
  return {
    runs: [...runs, ...others],
    findings: played.flatMap((each) => each.findings),
    scenes: flows.length + others.filter((run) => run.scene).length,
  };
}

function reachesOneOf(step: Flow['steps'][number], stage: Stage, wanted: ReadonlySet<unknown>): boolean {
  const example = reachedBy(step, stage)?.expected.example;
  return example !== undefined && wanted.has(example);
}

/** Plays a Flow from its first to its last step; what follows a step that went wrong is not asked for. */
async function playFlow(
  flow: Flow,
  stage: Stage,
): Promise<{ runs: readonly ResponseRun[]; findings: readonly Finding[] }> {
  const blocked = missingMeans(flow, stage);
  if (blocked) return { runs: obstructed(flow, stage, 0, blocked), findings: [] };
  const scene = await openScene(flow, stage);
  const runs: ResponseRun[] = [];
  for (const [index, step] of flow.steps.entries()) {
    const { bindings } = scene.prepare(step);
    const { exchange, failure } = await scene.perform(step);
    const reached = reachedBy(step, stage);
    const operation = operationOf(step, stage)?.operation;
    if (reached && operation) {
      const { expected, example } = reached;
      const record = toSceneRecord(scene, bindings);
      runs.push({
        version: stage.version,
        operation,
        expected,
        ...(example ? { example } : {}),
        scene: record,
        exchange,
      });
    }
    if (failure) {
      const reason = `flow \`${flow.id}\` stops at step \`${step.id}\``;
      return {
        runs: [...runs, ...obstructed(flow, stage, index + 1, reason)],
        findings: [flowFinding(flow, step, failure)],
      };
    }
  }
  return { runs, findings: [] };
}

/** Why the Target cannot play a Flow at all. */
export function missingMeans(flow: Flow, stage: Stage): string | undefined {
  if (stage.target.controls !== undefined) return undefined;
  const foreign = flow.steps.find((step) => operationOf(step, stage)?.documented === false);
  return foreign && `this target has no ${foreign.operation.source}`;
}

function obstructed(flow: Flow, stage: Stage, from: number, reason: string): ResponseRun[] {
  return flow.steps.slice(from).flatMap((step): ResponseRun[] => {
    const reached = reachedBy(step, stage);
    const operation = operationOf(step, stage)?.operation;
    if (!reached || !operation) return [];
    const obstacle = { kind: 'not-proven', reason } as const;
    return [{ version: stage.version, operation, expected: reached.expected, obstacle }];
  });
}

function flowFinding(flow: Flow, step: Flow['steps'][number], failure: string): Finding {
  return {
    severity: 'error',
    rule: 'flow-step',
    message: `Flow \`${flow.id}\`: ${failure}`,
    location: step.location,
    reproduce: `docproof build --only ${step.operation.id}`,
  };
}

async function runMechanical(
  { operation, expected }: { readonly operation: Operation; readonly expected: ExpectedResponse },
  stage: Stage,
): Promise<ResponseRun> {
  const base = { version: stage.version, operation, expected };
  const example = stage.examples.find((each: Example) => each.operation === operation);
  const request = example && mechanicalRequest(operation, expected, example.request);
  if (!request) return { ...base, obstacle: { kind: 'not-proven', reason: 'no flow reaches it' } };
  const [flow] = stage.version.flows;
  const scene = await openScene(flow && { ...flow, inputs: [], steps: [] }, stage);
  const exchange = await sendRequest(request, stage.target.origin, scene.headers);
  return { ...base, scene: toSceneRecord(scene, []), exchange };
}
