import { markedJsonErrorLine } from '../../lib/marked-json.ts';
import type { Block } from '../../model/guide.ts';
import type { ReportBlock } from './report-block.ts';

/** Reports a `json` block that does not parse, at the line where it stops making sense. */
export function checkJsonBlock(block: Block, report: ReportBlock): void {
  if (block.language !== 'json') return;
  const line = markedJsonErrorLine(block.text);
  if (line === undefined) return;
  const rest = block.text.split('\n')[line - 1]?.trim();
  report('json-parses', `The block is not JSON${rest ? `: it stops making sense in \`${rest}\`` : ''}.`, {
    line,
    fix: 'Mark what is left out by `"…"`, or by `…` in a list.',
  });
}
