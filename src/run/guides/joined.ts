import type { Block, Guide } from '../../model/guide.ts';
import { isShell, runnerOf } from './runners.ts';
import { sessionHosts } from './sessions/index.ts';

/** A page on which the blocks of one language stand as one program, as a reader pastes them. */
export interface JoinedStory {
  readonly guide: Guide;
  /** The block of the program, and the last of those that it is made of. */
  readonly program: Block;
  readonly last: Block;
}

/**
 * The joined programs of a story: one for each language that has several blocks in a row. Blocks of another language
 * between them would be left out or come too early, so then nobody can paste them as one. A block that is meant to fail
 * would end the program, and is left out.
 */
export function joinBlocks(story: Guide): JoinedStory[] {
  const commands = story.blocks.filter(({ kind }) => kind === 'command');
  const runners = new Set(commands.filter((block) => !isShell(block)).map(runnerOf));
  return [...runners].flatMap((runner) => {
    const at = commands.flatMap((block, index) => (runnerOf(block) === runner ? [index] : []));
    const [from = 0, to = 0] = [at[0], at.at(-1)];
    const own = commands.slice(from, to + 1);
    const joined = own.filter(({ exit }) => exit === 0);
    const [first, last] = [joined[0], joined.at(-1)];
    if (!runner || !sessionHosts[runner] || own.length !== at.length || !first || !last || first === last) {
      return [];
    }
    const program = { ...first, text: joined.map(({ text }) => text).join('\n') };
    const blocks = [...commands.slice(0, from), program, ...commands.slice(to + 1)];
    return [{ guide: { ...story, blocks }, program, last }];
  });
}
