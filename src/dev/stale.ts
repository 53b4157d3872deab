import type { Assembly } from '../assemble.ts';
import type { Guide } from '../model/guide.ts';
import { guideId } from '../proof-id.ts';
import type { Selection } from '../selection.ts';
import { createSelection } from '../selection.ts';

/** What has to be proven again: all that there is, or guides by their ids. */
export type Stale = 'everything' | ReadonlySet<string>;

/** What a new assembly asks to be proven; values that were not made anew are the very same objects. */
export function staleIn(before: Assembly | undefined, now: Assembly): Stale {
  if (before === undefined || !hasSameGround(before, now)) return 'everything';
  const known = new Set(guidesOf(before));
  return new Set(
    guidesOf(now)
      .filter((guide) => !known.has(guide))
      .map((guide) => guideId(guide)),
  );
}

export function joinStale(one: Stale, other: Stale): Stale {
  if (one === 'everything' || other === 'everything') return 'everything';
  return new Set([...one, ...other]);
}

/** Whether a proof is one of those. */
export function isStale(stale: Stale, proof: string): boolean {
  return stale === 'everything' || stale.has(proof.split('#')[0] ?? '');
}

export function selectionOf(stale: Stale): Selection {
  if (stale === 'everything') return createSelection([]);
  return { isAll: false, globs: [...stale], has: (names) => names.some((name) => isStale(stale, name)) };
}

export function guidesOf({ docs }: Pick<Assembly, 'docs'>): readonly Guide[] {
  return [...docs.guides, ...docs.apis.flatMap((api) => api.versions.flatMap((version) => version.guides))];
}

/** Whether guides alone may differ. */
function hasSameGround(before: Assembly, now: Assembly): boolean {
  const parts = ({ docs, snippets, config }: Assembly): unknown[] => [
    docs.flowSources,
    docs.current,
    config.limits,
    ...docs.apis.flatMap((api) => api.versions.flatMap(({ operations, flows }) => [operations, flows])),
    ...snippets,
  ];
  const [some, others] = [parts(before), parts(now)];
  return some.length === others.length && some.every((part, index) => part === others[index]);
}
