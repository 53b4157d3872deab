import pLimit from 'p-limit';
import type { Operation } from '../model/operation.ts';
import type { SecurityRun } from '../model/run.ts';
import { credentialPlaces, withoutPlaces } from './credentials.ts';
import { missingMeans } from './flows/missing-means.ts';
import { openScene } from './scenes/scene.ts';
import { operationOf, reachedBy, type Stage } from './scenes/stage.ts';
import { sendTo } from './send-request.ts';

/** Scenes of one Version that play at the same time. */
const concurrency = 6;

/** Asks, in whatever way is given, whether each operation that wants a credential refuses a request without it. */
export function runSecurity(
  operations: readonly Operation[],
  ask: (operation: Operation) => Promise<SecurityRun>,
): Promise<readonly SecurityRun[]> {
  const limit = pLimit(concurrency);
  return Promise.all(operations.map((operation) => limit(() => ask(operation))));
}

/** Sends the good request of an operation once more, without its credential. */
export async function askWithoutCredential(operation: Operation, stage: Stage): Promise<SecurityRun> {
  const base = { version: stage.version, operation };
  const notProven = (reason: string): SecurityRun => ({ ...base, obstacle: { kind: 'not-proven', reason } });
  if (stage.target.answersProveNothing !== undefined) return notProven(stage.target.answersProveNothing);
  const example = stage.examples.find((each) => each.operation === operation);
  const places = example ? credentialPlaces(example.request) : [];
  if (places.length === 0) return notProven('its credential does not travel in the request');
  const place = findSuccess(operation, stage);
  if (!place) return notProven('no flow reaches it');
  const missing = missingMeans(place.flow, stage);
  if (missing !== undefined) return notProven(missing);
  const scene = await openScene(place.flow, stage);
  if ('missing' in scene) return notProven(scene.missing);
  for (const step of place.flow.steps.slice(0, place.index)) {
    const { failure } = await scene.perform(step);
    if (failure) return notProven(`flow \`${place.flow.id}\` stops at step \`${step.id}\``);
  }
  const step = place.flow.steps[place.index];
  if (!step) return notProven('no flow reaches it');
  const request = withoutPlaces(scene.prepare(step).request, places);
  return { ...base, exchange: await sendTo(stage.target, request, scene.headers) };
}

/** The first step that reaches a success of the operation. */
function findSuccess(operation: Operation, stage: Stage) {
  for (const flow of stage.version.flows) {
    const index = flow.steps.findIndex(
      (step) =>
        operationOf(step, stage)?.operation === operation &&
        reachedBy(step, stage)?.expected.response.status.startsWith('2'),
    );
    if (index >= 0) return { flow, index };
  }
  return undefined;
}
