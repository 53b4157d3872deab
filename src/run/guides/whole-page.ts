import type { Finding } from '../../model/finding.ts';
import type { Guide } from '../../model/guide.ts';
import type { BlockRun } from '../../model/run.ts';
import { runnerOf } from './runners.ts';
import type { Story } from './story.ts';

/** A page that leaves out the end of its Flow does not tell the whole story. */
export function withUnperformed(runs: BlockRun[], guide: Guide, story: Story): BlockRun[] {
  const steps = story.unperformed();
  const last = runs.findLast((run) => run.execution);
  if (steps.length === 0 || !last) return runs;
  const findings = steps.map(
    (step): Finding => ({
      severity: 'error',
      rule: 'guide-flow',
      message: `No block performs step \`${step.id}\` of flow \`${guide.flow}\``,
      location: guide.location,
    }),
  );
  return runs.map((run) => (run === last ? { ...run, findings: [...run.findings, ...findings] } : run));
}

/** A reader who follows the page would be left with programs that run on. */
export function withLeftRunning(runs: BlockRun[], left: ReadonlyMap<string, number>): BlockRun[] {
  return runs.map((run) => {
    const runner = runnerOf(run.block) ?? '';
    const count = left.get(runner);
    const last = runs.findLast((each) => each.execution && isPlayedBy(runner, each));
    if (count === undefined || run !== last) return run;
    return { ...run, findings: [...run.findings, leftRunning(run, runner, count)] };
  });
}

function isPlayedBy(runner: string, { block }: BlockRun): boolean {
  return block.kind === 'command' && runnerOf(block) === runner;
}

function leftRunning({ block }: BlockRun, runner: string, count: number): Finding {
  const what = count === 1 ? 'a program' : `${count} programs`;
  const where = runner === 'bash' ? 'in the background' : `in \`${block.language}\``;
  return {
    severity: 'error',
    rule: 'left-running',
    message: `The page leaves ${what} running that its blocks started ${where}`,
    location: block.location,
    fix:
      runner === 'bash'
        ? 'End it where the page is done with it, such as by `kill %1`'
        : 'End it, or close the server, where the page is done with it',
  };
}

/** An excerpt is proven by the block that runs its file whole, on its own page or, among the runs of many, on another. */
export function asExcerpt(run: BlockRun, runs: readonly BlockRun[]): BlockRun {
  const { block } = run;
  if (block.kind !== 'excerpt') return run;
  const program = runs.find(
    (each) =>
      each.block.kind === 'command' &&
      each.block.include?.file === block.include?.file &&
      each.block.include?.region === undefined &&
      each.execution,
  );
  return program ? { ...program, guide: run.guide, block, findings: [] } : run;
}
