import { compareTexts } from './compare-texts.ts';

/** A text with marks, changed from the first to the last line that does not fit what came. */
export function rewriteText(expected: string, actual: string): string {
  const wanted = expected.trimEnd().split('\n');
  const lines = actual.trimEnd().split('\n');
  const fits = (pattern: string | undefined, line: string | undefined) =>
    pattern !== undefined &&
    line !== undefined &&
    pattern.trim() !== '…' &&
    compareTexts(`|${pattern}`, `|${line}`).length === 0;
  let head = 0;
  while (fits(wanted[head], lines[head])) head++;
  let tail = 0;
  const most = Math.min(wanted.length, lines.length) - head;
  while (tail < most && fits(wanted.at(-1 - tail), lines.at(-1 - tail))) tail++;
  const kept = [wanted.slice(0, head), wanted.slice(wanted.length - tail)] as const;
  return `${[...kept[0], ...lines.slice(head, lines.length - tail), ...kept[1]].join('\n')}\n`;
}
