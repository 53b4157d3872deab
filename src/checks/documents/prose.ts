import { numberPattern, toNumber, toSeconds, unitPattern } from './numbers.ts';

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
  for (const match of prose.matchAll(/[.!?](?=\s)|\n\s*\n|\n(?=\s*(?:[-*+|#>]|\d+\.))|$/g)) {
    const end = match.index + match[0].length;
    const sentence = prose.slice(start, end);
    const lead = /^\s*/.exec(sentence)?.[0] ?? '';
    if (sentence.trim() !== '') {
      sentences.push({
        text: sentence.slice(lead.length),
        line: prose.slice(0, start + lead.length).split('\n').length,
      });
    }
    start = end;
  }
  return sentences;
}

/** Numbers with a unit of time, such as `15 minutes`, `15-minute` or `seven days`. */
export function findDurations(
  text: string,
): { readonly text: string; readonly index: number; readonly seconds: number }[] {
  const pattern = new RegExp(`\\b(${numberPattern})[\\s-]+(${unitPattern})\\b`, 'gi');
  return [...text.matchAll(pattern)].map(({ 0: printed, 1: count = '', 2: unit = '', index }) => ({
    text: printed,
    index,
    seconds: toNumber(count) * toSeconds(unit),
  }));
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
