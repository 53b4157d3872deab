import type { HttpRequest } from '../../model/example.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Operation } from '../../model/operation.ts';
import { missingMeans } from '../../run/flows/missing-means.ts';
import { openScene, type Scene } from '../../run/scenes/scene.ts';
import type { Stage } from '../../run/scenes/stage.ts';
import { sendTo } from '../../run/send-request.ts';
import type { Approach } from '../approach.ts';

/** A Scene in which the good request of an operation would succeed next. */
export interface Subject {
  readonly scene: Scene;
  /** The good request, with live values. */
  readonly request: HttpRequest;
  readonly send: (request: HttpRequest) => Promise<Exchange>;
}

/** Plays what stands before the step of an approach, in a Scene of its own; or says why that cannot be. */
export async function openSubject(
  { flow, index, step }: Approach,
  stage: Stage,
  { lift }: { readonly lift: boolean },
): Promise<Subject | { readonly missing: string }> {
  const prefix = { ...flow, steps: flow.steps.slice(0, index + 1) };
  const missing = missingMeans(prefix, stage);
  if (missing !== undefined) return { missing };
  const scene = await openScene(prefix, stage);
  if ('missing' in scene) return scene;
  if (lift) await liftLimits(scene, stage);
  for (const each of prefix.steps.slice(0, -1)) {
    const { failure } = await scene.perform(each);
    if (failure !== undefined) return { missing: `flow \`${flow.id}\` stops at step \`${each.id}\`` };
  }
  const { request } = scene.prepare(step);
  return { scene, request, send: (each) => sendTo(stage.target, each, scene.headers) };
}

/** Somebody without a past, who sends the documented request as it is printed. */
export async function openStranger(operation: Operation, stage: Stage): Promise<Subject> {
  const scene = await openScene(undefined, stage);
  if ('missing' in scene) throw new Error(scene.missing);
  const example = stage.examples.find((each) => each.operation === operation);
  const request =
    example?.request ?? stage.serialise(operation, { parameters: new Map() }, operation.servers[0]);
  return { scene, request, send: (each) => sendTo(stage.target, each, scene.headers) };
}

/** Many requests of one subject would meet limits that are tested elsewhere; a Target that cannot lift them keeps them. */
async function liftLimits({ headers }: Scene, { target }: Stage): Promise<void> {
  if (target.controls === undefined) return;
  const request: HttpRequest = {
    method: 'POST',
    origin: target.origin,
    target: `${target.controls}/limits/lift`,
    headers: [],
    credentials: [],
    files: [],
  };
  await sendTo(target, request, headers);
}
