import type { Flow } from '../../model/flow.ts';
import { operationOf, type Stage } from '../scenes/stage.ts';

/** Why the Target cannot play a Flow at all, such as `this target has no mailbox`; undefined when it can. */
export function missingMeans(flow: Flow, stage: Stage): string | undefined {
  if (stage.target.answersProveNothing !== undefined) return stage.target.answersProveNothing;
  const unknown = flow.steps.find((step) => operationOf(step, stage) === undefined);
  if (unknown) return `step \`${unknown.id}\` of flow \`${flow.id}\` calls nothing that is known`;
  if (stage.target.controls !== undefined) return undefined;
  const foreign = flow.steps.find((step) => operationOf(step, stage)?.documented === false);
  return foreign && `this target has no ${foreign.operation.source}`;
}
