import type { Flow } from '../../model/flow.ts';
import type { Scenery } from '../../run/scenes/stage.ts';

/** A way in which operations work together, recognised by what they take and give. */
export interface FlowTemplate {
  readonly id: string;
  readonly recognise: (scenery: Scenery) => readonly Flow[];
}
