import type { Version } from '../../model/docs.ts';
import type { Flow } from '../../model/flow.ts';
import type { Guide } from '../../model/guide.ts';

/** The Flow that a page names: of its own Version, or of any when all of them share the page. */
export function flowOfPage(guide: Guide, version: Version, versions: readonly Version[]): Flow | undefined {
  const owners = guide.version === undefined ? [version, ...versions] : [version];
  return owners.flatMap(({ flows }) => flows).find(({ id }) => id === guide.flow);
}
