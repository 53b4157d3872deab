import type { Flow } from '../../model/flow.ts';
import type { Scenery } from '../../run/scenes/stage.ts';

/** What templates look through. */
export interface Recognition extends Scenery {
  /** Values of credentials by the variable that programs read, such as `ACCESS_TOKEN`. */
  readonly credentials: Readonly<Record<string, string | undefined>>;
}

/** A way in which operations work together, recognised by what they take and give. */
export interface FlowTemplate {
  readonly id: string;
  readonly recognise: (recognition: Recognition) => readonly Flow[];
}

const prefix = 'recognised-';

/** Whether a Flow is a guess of ours: the document never said that it goes so. */
export function isRecognised({ id }: Pick<Flow, 'id'>): boolean {
  return id.startsWith(prefix);
}

/** The workflowId of a recognised Flow. */
export function recognisedId(...parts: readonly string[]): string {
  return prefix + parts.join('-');
}
