import type { Binding } from '../../model/binding.ts';
import type { SceneRecord } from '../../model/run.ts';
import type { Scene } from './scene.ts';

/** What is kept of a Scene, with the bindings of the step that was just performed. */
export function toSceneRecord(scene: Scene, placed: readonly Binding[]): SceneRecord {
  const { clock } = scene.flow ?? {};
  return {
    bindings: [...placed, ...scene.bindings()],
    start: scene.start.at,
    ...(clock ? { documentedStart: Date.parse(clock) } : {}),
    controlled: scene.start.controlled,
  };
}
