import type { Flow } from '../../model/flow.ts';
import type { FlowTemplate, Recognition } from './flow-template.ts';
import { reachOperations } from './reach-operations.ts';

/** Every template, in the order in which documents are looked through. */
const templates: readonly FlowTemplate[] = [reachOperations];

/** Flows that a document has without saying so, for what its own flows do not reach. */
export function recogniseFlows(recognition: Recognition): Flow[] {
  return templates.flatMap((template) => template.recognise(recognition));
}
