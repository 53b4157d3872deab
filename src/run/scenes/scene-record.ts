import type { Binding } from '../../model/binding.ts';
import type { SceneRecord } from '../../model/run.ts';
import type { Scene } from './scene.ts';

/** What is kept of a Scene, with the bindings of the step that was just performed; `known` counts those that the Scene had before it. */
export function toSceneRecord(scene: Scene, placed: readonly Binding[], known: number): SceneRecord {
  const { clock } = scene.flow ?? {};
  const bindings = scene.bindings();
  return {
    bindings: [...placed, ...bindings.slice(0, known)],
    taken: bindings.slice(known),
    start: scene.start.at,
    ...(clock ? { documentedStart: Date.parse(clock) } : {}),
    controlled: scene.start.controlled,
  };
}
