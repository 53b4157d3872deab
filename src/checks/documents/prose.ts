import { symbolPattern, toNumber, toSeconds, unitPattern, wordPattern } from './numbers.ts';

/** A sentence with the line that it starts on, counted from 1. */
export interface Sentence {
  readonly text: string;
  readonly line: number;
}

/**
 * The sentences of a Markdown text; fenced blocks and front matter say nothing in prose, and code spans only where
 * they are kept.
 */
export function findSentences(markdown: string, { keepCode = false } = {}): Sentence[] {
  const text = markdown.replace(/^---\n[\s\S]*?\n---\n/, blank).replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, blank);
  const prose = keepCode ? text : text.replace(/`[^`\n]*`/g, blank);
  const sentences: Sentence[] = [];
  let start = 0;
  let line = 1;
  for (const match of prose.matchAll(/[.!?](?=\s)|\n\s*\n|\n(?=\s*(?:[-*+|#>]|\d+\.))|$/g)) {
    const end = match.index + match[0].length;
    const part = prose.slice(start, end);
    const lead = /^\s*/.exec(part)?.[0] ?? '';
    if (part.trim() !== '') sentences.push({ text: part.slice(lead.length), line: line + lines(lead) });
    line += lines(part);
    start = end;
  }
  return sentences;
}

// `five times an hour` speaks of a rate; behind these words one hour is meant.
const lonely = '(?<=\\b(?:for|after|within|lives?|lasts?|is|exactly)\\s)';

const duration = new RegExp(
  [
    `\\b(?<digits>\\d[\\d,]*(?:\\.\\d+)?)[\\s-]*(?<unit>${unitPattern}|${symbolPattern})\\b`,
    `\\b(?<words>${wordPattern})[\\s-]+(?<wordUnit>${unitPattern})\\b`,
    `\\b(?:a\\s)?(?<part>half|quarter)\\s(?:of\\s)?an?\\s(?<partUnit>${unitPattern})\\b`,
    `${lonely}an?\\s(?<oneUnit>${unitPattern})\\b`,
  ]
    // `two minutes before it expires` is no lifetime.
    .map((each) => `${each}(?!\\s(?:before|earlier)\\b)`)
    .join('|'),
  'gi',
);

/** Numbers with a unit of time, such as `15 minutes`, `15-minute`, `15min`, `twenty-four hours` or `half an hour`. */
export function findDurations(
  text: string,
): { readonly text: string; readonly index: number; readonly seconds: number }[] {
  return [...text.matchAll(duration)].map(({ 0: printed, index, groups = {} }) => {
    const { digits, words, part, unit, wordUnit, partUnit, oneUnit } = groups;
    const share = part?.toLowerCase() === 'half' ? 0.5 : part ? 0.25 : 1;
    const count = toNumber(digits ?? words ?? '1') * share;
    return {
      text: printed,
      index,
      seconds: count * toSeconds(unit ?? wordUnit ?? partUnit ?? oneUnit ?? ''),
    };
  });
}

function lines(text: string): number {
  return text.split('\n').length - 1;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
