import type { Judge } from './judge.ts';
import type { Circumstances } from './remember.ts';
import type { Memory } from './run/cache/memory.ts';
import type { Workshop } from './run/programs/workshop.ts';
import type { Target } from './run/targets/target.ts';
import type { Selection } from './selection.ts';

export interface PlayOptions {
  readonly selection: Selection;
  /** Folder in which the snippets stand as they will be published. */
  readonly folder: string;
  /** Called with a word on each thing that is done. */
  readonly progress: (text: string) => void;
}

/** What is needed to run something; made when the first thing has to be run. */
export interface Equipment {
  readonly target: Target;
  readonly workshop: Workshop;
}

export interface PlayMeans {
  readonly equip: () => Promise<Equipment>;
  readonly memory: Memory;
  readonly circumstances: Circumstances;
  readonly judge: Judge;
}
