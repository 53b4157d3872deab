import pLimit from 'p-limit';
import type { Example, ExpectedResponse } from '../model/example.ts';
import type { Flow, FlowStep } from '../model/flow.ts';
import type { Operation } from '../model/operation.ts';
import type { FlowRun, ResponseRun } from '../model/run.ts';
import { mechanicalRequest } from './flows/mechanical.ts';
import type { PlayedFlow } from './flows/play-flow.ts';
import { openScene } from './scenes/scene.ts';
import { toSceneRecord } from './scenes/scene-record.ts';
import { reachedBy, type Scenery, type Stage } from './scenes/stage.ts';
import { sendTo } from './send-request.ts';

/** Flows of one Version that play at the same time. */
const concurrency = 6;

export interface ResponseRuns {
  readonly responses: readonly ResponseRun[];
  readonly flows: readonly FlowRun[];
  readonly scenes: number;
}

/** A documented answer that is to be asked for. */
export interface WantedResponse {
  readonly operation: Operation;
  readonly expected: ExpectedResponse;
}

/** How a flow is played and a response asked for: now, or by recalling how that went. */
export interface ResponseMeans {
  readonly play: (flow: Flow) => Promise<PlayedFlow>;
  readonly ask: (wanted: WantedResponse) => Promise<ResponseRun>;
}

/** Plays flows and asks for every documented response: by the flows that reach it, else by a mechanical rule. */
export async function runResponses(
  stage: Scenery,
  wanted: readonly WantedResponse[],
  wantsFlow: (flow: Flow) => boolean,
  { play, ask }: ResponseMeans,
): Promise<ResponseRuns> {
  const limit = pLimit(concurrency);
  const promised = new Set(wanted.map((each) => subjectOf(each.expected)));
  const flows = stage.version.flows.filter(
    (flow) => wantsFlow(flow) || flow.steps.some((step) => reachesOneOf(step, stage, promised)),
  );
  const played = await Promise.all(flows.map((flow) => limit(() => play(flow))));
  const responses = played
    .flatMap((each) => each.responses)
    .filter((response) => promised.has(subjectOf(response.expected)));
  const reached = new Set(responses.map((response) => subjectOf(response.expected)));
  const rest = wanted.filter(({ expected }) => !reached.has(subjectOf(expected)));
  const others = await Promise.all(rest.map((each) => limit(() => ask(each))));
  return {
    responses: [...responses, ...others],
    flows: played.map((each) => each.run),
    scenes:
      played.filter(({ run }) => run.ranAt === undefined && run.obstacle?.kind !== 'not-proven').length +
      others.filter((response) => response.scene && response.ranAt === undefined).length,
  };
}

/** What stands for a documented answer: its example, or the response where it has none. */
function subjectOf({ example, response }: ExpectedResponse): unknown {
  return example ?? response;
}

function reachesOneOf(step: FlowStep, stage: Scenery, promised: ReadonlySet<unknown>): boolean {
  const reached = reachedBy(step, stage);
  return reached !== undefined && promised.has(subjectOf(reached.expected));
}

/** Provokes an answer by a mechanical rule. */
export async function runMechanical(
  { operation, expected }: WantedResponse,
  stage: Stage,
): Promise<ResponseRun> {
  const base = { version: stage.version, operation, expected };
  const useless = stage.target.answersProveNothing;
  if (useless !== undefined) return { ...base, obstacle: { kind: 'not-proven', reason: useless } };
  const example = stage.examples.find((each: Example) => each.operation === operation);
  const request =
    example && mechanicalRequest(operation, expected, example.request, stage.version.operations);
  if (!request) return { ...base, obstacle: { kind: 'not-proven', reason: 'no flow reaches it' } };
  const [flow] = stage.version.flows;
  const scene = await openScene(flow && { ...flow, inputs: [], steps: [] }, stage);
  if ('missing' in scene) return { ...base, obstacle: { kind: 'not-proven', reason: scene.missing } };
  const exchange = await sendTo(stage.target, request, scene.headers);
  return { ...base, scene: toSceneRecord(scene, [], 0), exchange };
}
