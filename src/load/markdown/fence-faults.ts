import type { Code } from 'mdast';
import type { ReportBlock } from './report-block.ts';

const fence = /^[\s>]*(`{3,}|~{3,})(.*)$/;

/** Reports a fence that is never closed and fences inside of fences; `lines` are those of the whole page. */
export function checkFence(code: Code, lines: readonly string[], report: ReportBlock): void {
  const { start, end } = code.position ?? {};
  if (start === undefined || end === undefined) return;
  const opening = /^(?:`{3,}|~{3,})/.exec(lines[start.line - 1]?.slice(start.column - 1) ?? '')?.[0];
  if (opening === undefined) return;
  if (end.line === start.line || !closes(lines[end.line - 1] ?? '', opening)) {
    report('fence-closed', 'The fence that opens here is never closed.', {
      fix: `Write \`${opening}\` on a line of its own behind the block.`,
    });
  }
  for (const [index, line] of code.value.split('\n').entries()) {
    const [, inner, info = ''] = fence.exec(line) ?? [];
    if (inner === undefined || inner[0] !== opening[0] || inner.length < opening.length) continue;
    if (info.trim() === '') continue;
    report(
      'fence-nested',
      `A fence \`${inner}${info}\` opens inside the block, which its own closing fence will end.`,
      {
        line: index + 1,
        fix: `Open and close the outer block with \`${opening}${opening[0]}\`.`,
      },
    );
  }
}

function closes(line: string, opening: string): boolean {
  const [, closing = '', rest = ''] = fence.exec(line) ?? [];
  return closing[0] === opening[0] && closing.length >= opening.length && rest.trim() === '';
}

/** Whether a code node was written with fences, not by indentation. */
export function isFenced(code: Code, lines: readonly string[]): boolean {
  const start = code.position?.start;
  return start !== undefined && /^(`{3,}|~{3,})/.test(lines[start.line - 1]?.slice(start.column - 1) ?? '');
}
