import pLimit from 'p-limit';
import type { Case, Probe } from '../case.ts';
import { playExploration } from './play-exploration.ts';
import { playMechanical } from './play-mechanical.ts';
import { playFresh, playShared } from './play-probe.ts';
import { playSequence } from './play-sequence.ts';
import type { PlayContext } from './player.ts';

/** Scenes of one Version that play at the same time. */
const concurrency = 8;

/** Plays cases side by side; those of one operation that share a subject one after the other. */
export async function playCases(cases: readonly Case[], context: PlayContext): Promise<void> {
  const limit = pLimit(concurrency);
  const shared = new Map<unknown, Probe[]>();
  const tasks: (() => Promise<void>)[] = [];
  for (const item of cases) {
    if (item.form === 'sequence') tasks.push(() => playSequence(item, context));
    else if (item.form === 'mechanical') tasks.push(() => playMechanical(item, context));
    else if (item.form === 'exploration') tasks.push(() => playExploration(item, context));
    else if (item.subject === 'fresh') tasks.push(() => playFresh(item, context));
    else {
      const group = shared.get(item.operation);
      if (group) group.push(item);
      else shared.set(item.operation, [item]);
    }
  }
  for (const group of shared.values()) tasks.push(() => playShared(group, context));
  await Promise.all(tasks.map((task) => limit(task)));
}
