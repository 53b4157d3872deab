import type { Finding } from './model/finding.ts';
import type { Guide } from './model/guide.ts';
import type { BlockRun } from './model/run.ts';

const wordsPerMinute = 200;
const secondsPerCommand = 10;

/** What a page that promises `minutes` in its front matter really takes: reading, pasting each command, and the run. */
export function guideTimes(runs: readonly BlockRun[]): Finding[] {
  return [...new Set(runs.map(({ guide }) => guide))].flatMap((guide): Finding[] => {
    const { minutes } = guide.frontMatter;
    if (typeof minutes !== 'number') return [];
    const time = timeOf(guide, runs);
    const fits = time.seconds <= minutes * 60;
    const took = `${inMinutes(time.seconds)}: ${time.words} words, ${time.commands} commands, ${time.run.toFixed(1)} s of runs`;
    return [
      {
        severity: fits ? 'info' : 'error',
        rule: 'guide-minutes',
        message: fits
          ? `The page \`${guide.title}\` takes ${took}`
          : `The page \`${guide.title}\` promises ${minutes} min and takes ${took}`,
        location: guide.location,
        ...(fits ? {} : { fix: 'Shorten it, or promise less' }),
      },
    ];
  });
}

/** Of the tabs of a step a reader takes one, and what is hidden nobody reads. */
function timeOf({ blocks, markdown }: Guide, runs: readonly BlockRun[]) {
  const shown = blocks.filter(({ kind, hidden, tab, number }) => {
    return kind === 'command' && !hidden && (tab === undefined || tab.group === number);
  });
  const prose = markdown
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/^([ \t>]*)(`{3,}|~{3,})[\s\S]*?^[ \t>]*\2[`~]*[ \t]*$/gm, ' ');
  const words = prose.match(/[\p{L}\p{N}][^\s|]*/gu)?.length ?? 0;
  const played = shown.map((block) => runs.find((run) => run.block.location === block.location));
  const run = played.reduce((sum, each) => sum + (each?.execution?.duration ?? 0), 0) / 1000;
  const seconds = (words / wordsPerMinute) * 60 + shown.length * secondsPerCommand + run;
  return { words, commands: shown.length, run, seconds };
}

function inMinutes(seconds: number): string {
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
