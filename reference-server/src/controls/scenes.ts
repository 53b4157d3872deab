import type { StoreFailure } from '../http/request-context.ts';
import { createLimiter, type Limiter } from '../limits/limiter.ts';
import { randomText } from '../tokens/random-text.ts';

/** A world of its own for requests that name it: a clock that stands still, an address, limits, planned failures. */
export type Scene = {
  readonly id: string;
  now: Date;
  readonly clientAddress: string | undefined;
  readonly limiter: Limiter;
  /** What the next requests of an operation will meet in the store. */
  readonly failures: Map<string, StoreFailure[]>;
};

/** The scenes of a server. */
export type Scenes = {
  readonly create: (now: Date, clientAddress: string | undefined) => Scene;
  readonly find: (id: string) => Scene | undefined;
  readonly clear: () => void;
};

const capacity = 10_000;

/** Makes an empty set of scenes; when it is full the oldest one goes. */
export function createScenes(): Scenes {
  const scenes = new Map<string, Scene>();
  return {
    create: (now, clientAddress) => {
      const scene = {
        id: `scn_${randomText(16)}`,
        now,
        clientAddress,
        limiter: createLimiter(),
        failures: new Map(),
      };
      const [oldest] = scenes.keys();
      if (scenes.size >= capacity && oldest !== undefined) scenes.delete(oldest);
      scenes.set(scene.id, scene);
      return scene;
    },
    find: (id) => scenes.get(id),
    clear: () => scenes.clear(),
  };
}
