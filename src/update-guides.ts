import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { updatedBlock } from './checks/exchange/update-block.ts';
import { diffOf } from './lib/line-diff.ts';
import type { Block } from './model/guide.ts';
import type { BlockRun } from './model/run.ts';

/** A file that was brought up to date, and what changed in it. */
export interface GuideUpdate {
  readonly file: string;
  /** Lines that start with `-` or `+`, below a line that says where. */
  readonly diff: string;
}

/** Rewrites what pages expect and what did not come, in place; nothing else in their files changes by a byte. */
export async function updateGuides(runs: readonly BlockRun[], root: string): Promise<GuideUpdate[]> {
  const stale = new Map<string, Map<number, Stale>>();
  const remember = (block: Block, text: string) => {
    const blocks = stale.get(block.location.file) ?? new Map<number, Stale>();
    stale.set(block.location.file, blocks.set(block.number, blocks.get(block.number) ?? { block, text }));
  };
  for (const run of runs) {
    const { block } = run;
    const text = block.include ? undefined : updatedBlock(run, run.version?.document ?? {});
    if (text !== undefined && text !== block.text) remember(block, text);
    // A block that repeats a file says what the file says; the page has what it said before.
    if (block.include && block.written !== undefined) {
      remember({ ...block, text: block.written }, block.text);
    }
  }
  const updates: GuideUpdate[] = [];
  for (const [file, blocks] of stale) {
    const source = await readFile(join(root, file), 'utf8');
    const { text, diff } = replaceBlocks(source, [...blocks.values()]);
    if (text === source) continue;
    await writeFile(join(root, file), text);
    updates.push({ file, diff: `--- ${file}\n+++ ${file}\n${diff}` });
  }
  return updates;
}

interface Stale {
  readonly block: Block;
  readonly text: string;
}

/** A page with other texts in some of its blocks; one whose lines are not those of the file, such as with facts, stays. */
export function replaceBlocks(source: string, stale: readonly Stale[]): { text: string; diff: string } {
  const lines = source.split('\n');
  const diffs: string[] = [];
  const lastFirst = stale.toSorted((one, other) => lineOf(other) - lineOf(one));
  for (const { block, text } of lastFirst) {
    const old = block.text.slice(0, -1).split('\n');
    const from = lineOf({ block });
    const written = lines.slice(from, from + old.length);
    const prefix = prefixOf(written, old);
    if (prefix === undefined) continue;
    const end = lines[from - 1]?.endsWith('\r') ? '\r' : '';
    const wanted = text.slice(0, -1).split('\n');
    lines.splice(
      from,
      old.length,
      ...wanted.map((line) => `${line ? prefix + line : prefix.trimEnd()}${end}`),
    );
    diffs.unshift(diffOf(old, wanted, from + 1));
  }
  return { text: lines.join('\n'), diff: diffs.join('') };
}

/** The number of the line of the fence, from 1: the index of the first line behind it. */
function lineOf({ block }: Pick<Stale, 'block'>): number {
  return block.location.line ?? 1;
}

/** What stands before each line of a block that is in a list or a quote; undefined when the lines are others. */
function prefixOf(written: readonly string[], lines: readonly string[]): string | undefined {
  const raw = written.map((line) => line.replace(/\r$/, ''));
  const first = lines.findIndex((line) => line !== '');
  const prefix = raw[first]?.slice(0, (raw[first]?.length ?? 0) - (lines[first]?.length ?? 0)) ?? '';
  const same = lines.every((line, index) =>
    line === ''
      ? [prefix.trimEnd(), ''].includes(raw[index]?.trimEnd() ?? '-')
      : raw[index] === prefix + line,
  );
  return same ? prefix : undefined;
}
