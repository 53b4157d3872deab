import type { Finding } from '../../../model/finding.ts';
import { defineDocumentCheck } from '../document-check.ts';
import { toNumber, unitPattern, wordPattern } from '../numbers.ts';
import { findingAt, type GuideProse, guideProses } from './guide-prose.ts';

/** Finds a sentence that announces another number of things than the list or table under it has, and steps that are not there. */
export const countAgrees = defineDocumentCheck({
  rule: 'count-agrees',
  description: 'Who is told of four things and finds three looks for the fourth.',
  *check(docs) {
    for (const prose of guideProses(docs)) {
      yield* announcements(prose);
      yield* steps(prose);
    }
  },
});

// `one` and times count nothing, and neither does what merely ends in an `s`.
const announced = new RegExp(
  `\\b(?!one\\b|zero\\b)(${wordPattern})\\s+(?:(?!of\\b)[a-z-]+\\s+)?(?!(?:as|is|this|its|was|has|times|${unitPattern})\\b)[a-z-]+s\\b`,
  'gi',
);

function* announcements(prose: GuideProse): Iterable<Finding> {
  const lines = prose.text.split('\n');
  for (const statement of prose.statements) {
    if (statement.columns || !/:\s*$/.test(statement.text)) continue;
    const numbers = [...statement.text.matchAll(announced)];
    if (numbers.length === 0) continue;
    const end = statement.line + statement.text.trimEnd().split('\n').length - 1;
    const count = countBelow(lines.slice(end));
    if (count === undefined || numbers.some(([, word = '']) => toNumber(word) === count)) continue;
    const [{ 0: printed, 1: word = '', index }] = numbers as [RegExpExecArray];
    yield findingAt(prose, statement, index, {
      rule: 'count-agrees',
      message: `The sentence announces \`${printed.replace(/\s+/g, ' ')}\`, and ${count} follow`,
      expected: String(count),
      actual: word,
      fix: 'Correct the number, or the list',
    });
  }
}

/** Items of the list, or rows of the table, that follows. */
function countBelow(lines: readonly string[]): number | undefined {
  const from = lines.findIndex((line) => line.trim() !== '');
  if (from > 1) return undefined;
  const first = lines[from] ?? '';
  const [, indent = '', mark = ''] = /^(\s*)([-*+]|\d+[.)])\s/.exec(first) ?? [];
  if (mark !== '') {
    const end = lines.findIndex((line, at) => at > from && /^\S/.test(line) && !isItem(line));
    const own = lines.slice(from, end < 0 ? undefined : end);
    return own.filter(
      (line) => isItem(line) && line.startsWith(indent) && !/^\s/.test(line.slice(indent.length)),
    ).length;
  }
  if (!first.startsWith('|')) return undefined;
  const end = lines.findIndex((line, at) => at > from && !line.startsWith('|'));
  return lines.slice(from, end < 0 ? undefined : end).length - 2;
}

function isItem(line: string): boolean {
  return /^\s*(?:[-*+]|\d+[.)])\s/.test(line);
}

/** "step 5" leads to a heading that says so, or to the fifth item of a list with numbers. */
function* steps(prose: GuideProse): Iterable<Finding> {
  const headings = [...prose.text.matchAll(/^#+\s+Step (\d+)\b/gim)].map(({ 1: number, index }) => ({
    number: Number(number),
    line: prose.text.slice(0, index).split('\n').length,
  }));
  if (headings.length === 0) return;
  for (const [at, { number, line }] of headings.entries()) {
    if (number === at + 1) continue;
    yield findingAt(prose, { text: '', line }, 0, {
      rule: 'count-agrees',
      message: `Step ${number} follows ${at === 0 ? 'nothing' : `step ${headings[at - 1]?.number}`}`,
      fix: 'Number the steps in their order',
    });
  }
  for (const statement of prose.statements) {
    for (const { 0: printed, 1: number, index } of statement.text.matchAll(/\bsteps? (\d+)\b/gi)) {
      if (headings.some((heading) => heading.number === Number(number))) continue;
      yield findingAt(prose, statement, index, {
        rule: 'count-agrees',
        message: `The page has no \`${printed}\``,
        fix: `The last one is step ${headings.at(-1)?.number}`,
      });
    }
  }
}
