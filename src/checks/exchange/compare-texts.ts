import type { Difference } from './difference.ts';

/**
 * Compares texts line by line; `…` at the end of a line stands for its rest, a line of `…` for any lines, none
 * included. White space at the end of the whole does not count.
 */
export function compareTexts(expected: string, actual: string): Difference[] {
  const wanted = expected.trimEnd().split('\n');
  const lines = actual.trimEnd().split('\n');
  if (fits(wanted, lines)) return [];
  return [{ pointer: '', problem: 'another text', expected, actual: actual.slice(0, 1_000) }];
}

/** As a glob is matched: back to the last `…` when a line does not fit, so that long texts cost no more than their length times that of the pattern. */
function fits(wanted: readonly string[], lines: readonly string[]): boolean {
  let at = 0;
  let line = 0;
  let back: { readonly at: number; readonly line: number } | undefined;
  while (line < lines.length) {
    const pattern = wanted[at];
    if (pattern?.trim() === '…') {
      back = { at, line };
      at++;
    } else if (pattern !== undefined && fitsLine(pattern, lines[line] ?? '')) {
      at++;
      line++;
    } else if (back) {
      back = { at: back.at, line: back.line + 1 };
      at = back.at + 1;
      line = back.line;
    } else return false;
  }
  return wanted.slice(at).every((pattern) => pattern.trim() === '…');
}

function fitsLine(pattern: string, line: string): boolean {
  return pattern.endsWith('…') ? line.startsWith(pattern.slice(0, -1)) : pattern === line;
}
