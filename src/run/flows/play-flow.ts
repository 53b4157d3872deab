import type { Finding } from '../../model/finding.ts';
import type { Flow, FlowStep } from '../../model/flow.ts';
import type { FlowRun, Obstacle, ResponseRun } from '../../model/run.ts';
import { openScene } from '../scenes/scene.ts';
import { toSceneRecord } from '../scenes/scene-record.ts';
import { operationOf, reachedBy, type Scenery, type Stage } from '../scenes/stage.ts';
import { missingMeans } from './missing-means.ts';

export interface PlayedFlow {
  readonly run: FlowRun;
  /** The documented responses that the Flow reaches. */
  readonly responses: readonly ResponseRun[];
}

/** Plays a Flow from its first to its last step; what follows a step that went wrong is not asked for. */
export async function playFlow(flow: Flow, stage: Stage): Promise<PlayedFlow> {
  const missing = missingMeans(flow, stage);
  if (missing) return stopped(flow, stage, 0, { kind: 'not-proven', reason: missing }, missing);
  const scene = await openScene(flow, stage);
  if ('missing' in scene) {
    return stopped(flow, stage, 0, { kind: 'not-proven', reason: scene.missing }, scene.missing);
  }
  const responses: ResponseRun[] = [];
  for (const [index, step] of flow.steps.entries()) {
    const { bindings } = scene.prepare(step);
    const known = scene.bindings().length;
    const { exchange, failure } = await scene.perform(step);
    const response = responseOf(step, stage);
    if (response) responses.push({ ...response, scene: toSceneRecord(scene, bindings, known), exchange });
    if (failure) {
      const obstacle: Obstacle = { kind: 'failed', finding: flowFinding(flow, step, failure) };
      const reason = `flow \`${flow.id}\` stops at step \`${step.id}\``;
      const rest = stopped(flow, stage, index + 1, obstacle, reason);
      return { run: rest.run, responses: [...responses, ...rest.responses] };
    }
  }
  return { run: { version: stage.version, flow }, responses };
}

/** The Flow cannot go on from a step: what it would have reached after it is not proven. */
function stopped(flow: Flow, stage: Stage, from: number, obstacle: Obstacle, reason: string): PlayedFlow {
  const responses = flow.steps.slice(from).flatMap((step): ResponseRun[] => {
    const response = responseOf(step, stage);
    return response ? [{ ...response, obstacle: { kind: 'not-proven', reason } }] : [];
  });
  return { run: { version: stage.version, flow, obstacle }, responses };
}

/** The documented answer that a step reaches, still without what came of it. */
export function responseOf(step: FlowStep, stage: Scenery): ResponseRun | undefined {
  const reached = reachedBy(step, stage);
  const operation = operationOf(step, stage)?.operation;
  if (!reached || !operation) return undefined;
  const { expected, example } = reached;
  return { version: stage.version, operation, expected, ...(example ? { example } : {}) };
}

function flowFinding(flow: Flow, step: FlowStep, failure: string): Finding {
  return {
    severity: 'error',
    rule: 'flow-step',
    message: `Flow \`${flow.id}\`: ${failure}`,
    location: step.location,
    reproduce: `docproof build --only flows/${flow.id}`,
  };
}
