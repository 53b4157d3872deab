import type { Docs, Version } from '../../../model/docs.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Guide } from '../../../model/guide.ts';
import { findSentences } from '../prose.ts';

/** What a guide says between its blocks, as the author wrote it: facts are still references. */
export interface GuideProse {
  readonly guide: Guide;
  /** Blocks, comments and front matter are blank, so that every line keeps its number. */
  readonly text: string;
  readonly statements: readonly Statement[];
  /** The version that the guide belongs to; on a shared one all of them. */
  readonly versions: readonly Version[];
}

/** A sentence, or the row of a table. */
export interface Statement {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  /** Set on a row: the titles of the columns. */
  readonly columns?: readonly string[];
}

/** The prose of every guide. */
export function guideProses(docs: Docs): GuideProse[] {
  const versions = docs.apis.flatMap((api) => api.versions);
  return [...docs.guides, ...versions.flatMap((version) => version.guides)].map((guide) => {
    const text = withoutBlocks(docs.sources[guide.location.file] ?? '');
    const own = versions.filter(
      ({ api, id }) =>
        (guide.api === undefined || guide.api === api) &&
        (guide.version === undefined || guide.version === id),
    );
    return { guide, text, statements: [...rowsOf(text), ...sentencesOf(text)], versions: own };
  });
}

/** A Finding at a place of a statement. */
export function findingAt(
  { guide }: GuideProse,
  statement: Statement,
  index: number,
  finding: Omit<Finding, 'severity' | 'location'>,
): Finding {
  const line = statement.line + statement.text.slice(0, index).split('\n').length - 1;
  return { severity: 'error', ...finding, location: { file: guide.location.file, line, column: 1 } };
}

/** Code spans of a statement, with the place of their text. */
export function codeSpans(text: string): { readonly code: string; readonly index: number }[] {
  return [...text.matchAll(/(?<!`)(`+)(?!`)([^\n]*?[^`\n])\1(?!`)/g)].map(
    ({ 1: ticks = '', 2: code = '', index }) => ({ code: code.trim(), index: index + ticks.length }),
  );
}

const fenced = /^([ \t>]*)(`{3,}|~{3,})[^\n]*\n(?:[\s\S]*?^[ \t>]*\2[`~]*[ \t]*$|[\s\S]*)/gm;

function withoutBlocks(source: string): string {
  return source
    .replace(/^---\n[\s\S]*?\n---\n/, blank)
    .replace(/^[ \t]*<!--[\s\S]*?-->/gm, blank)
    .replace(fenced, blank);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

const isRow = /^[ \t>]*\|/;

function rowsOf(text: string): Statement[] {
  let columns: string[] = [];
  return text.split('\n').flatMap((line, index, lines): Statement[] => {
    if (!isRow.test(line)) return [];
    if (!isRow.test(lines[index - 1] ?? '')) columns = cellsOf(line);
    return /^[ \t>|:-]+$/.test(line) ? [] : [{ text: line, line: index + 1, columns }];
  });
}

/** The cells of a row; a bar in a reference to a fact or in a code span parts nothing. */
export function cellsOf(row: string): string[] {
  const barred = row.replace(/\{fact:[^}]*\}|`[^`]*`/g, (part) => part.replaceAll('|', '\0'));
  const cells = barred
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|');
  return cells.map((cell) => cell.replaceAll('\0', '|').trim());
}

function sentencesOf(text: string): Statement[] {
  const prose = text
    .split('\n')
    .map((line) => (isRow.test(line) ? '' : line))
    .join('\n');
  return findSentences(prose, { keepCode: true }).map((sentence) => ({ ...sentence }));
}
