import type { Version } from '../../model/docs.ts';
import type { Block } from '../../model/guide.ts';
import type { Operation } from '../../model/operation.ts';

/** The Version whose answer a block shows, or `played`, with which the page is played, where the answer is of none. */
export function versionShown(
  block: Block,
  operations: readonly (Operation | undefined)[] | undefined,
  played: Version,
  versions: readonly Version[],
): Version {
  const operation = operations?.at(block.request === undefined ? -1 : block.request - 1);
  return versions.find(({ api, id }) => api === operation?.api && id === operation.version) ?? played;
}
