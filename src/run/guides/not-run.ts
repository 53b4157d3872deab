import type { Finding } from '../../model/finding.ts';
import type { Block, Guide } from '../../model/guide.ts';
import type { BlockRun } from '../../model/run.ts';

/** A block that was not run, with the reason. */
export function notRun(guide: Guide, block: Block, reason: string): BlockRun {
  return { guide, block, obstacle: { kind: 'not-proven', reason }, findings: [] };
}

/** What comes after `exit` is not run: that is told once, of the first block, unless the end was a failure already. */
export function afterEnd(guide: Guide, block: Block, before: BlockRun | undefined): BlockRun {
  const outcome = before?.execution?.outcome;
  const reason = 'a block before it ended the shell';
  if (outcome?.kind !== 'exited' || outcome.code !== before?.block.exit) return notRun(guide, block, reason);
  const finding: Finding = {
    severity: 'error',
    rule: 'session-ends',
    message: `The block is not run, since block ${before.block.number} ended the program that plays the page`,
    location: block.location,
    fix: 'Leave out what ends it, such as `exit`, or put it into the last block',
  };
  return { guide, block, obstacle: { kind: 'failed', finding }, findings: [] };
}
