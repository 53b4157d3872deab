import type { Flow } from '../../model/flow.ts';
import type { Scenery } from '../../run/scenes/stage.ts';
import type { FlowTemplate } from './flow-template.ts';

/** Every template, in the order in which documents are looked through. */
const templates: readonly FlowTemplate[] = [];

/** Flows that a document has without saying so, for what its own flows do not reach. */
export function recogniseFlows(scenery: Scenery): Flow[] {
  return templates.flatMap((template) => template.recognise(scenery));
}
