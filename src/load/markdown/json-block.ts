import { LineCounter, parseDocument } from 'yaml';
import { parseMarkedJson } from '../../lib/marked-json.ts';
import type { Block } from '../../model/guide.ts';
import type { ReportBlock } from './block.ts';

/** Reports a `json` block that does not parse, at the line where it stops making sense. */
export function checkJsonBlock(block: Block, report: ReportBlock): void {
  if (block.language !== 'json') return;
  try {
    parseMarkedJson(block.text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const line = lineOf(reason, block.text);
    report('json-parses', `The block is not JSON: ${withoutPosition(reason)}.`, {
      line,
      fix: 'Mark what is left out by `"…"`, or by `…` in a list.',
    });
  }
}

/** JSON.parse says where it stopped, in one of two ways or not at all; what it does not say, a YAML parser may. */
function lineOf(reason: string, text: string): number {
  const line = /line (\d+)/.exec(reason)?.[1];
  if (line !== undefined) return Number(line);
  const position = /position (\d+)/.exec(reason)?.[1];
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length;
  if (/end of JSON/.test(reason)) return text.trimEnd().split('\n').length;
  const lines = new LineCounter();
  const error = parseDocument(text, { lineCounter: lines, prettyErrors: false }).errors[0];
  return error ? Math.max(1, lines.linePos(error.pos[0]).line) : 1;
}

function withoutPosition(reason: string): string {
  return reason
    .replace(/^Unexpected token '?(.*?)'?, (?:\.\.\.)?"[\s\S]*$/, 'unexpected `$1`')
    .replace(/ in JSON at position .*$/s, '')
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}
