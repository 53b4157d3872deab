/** A sentence with the line that it starts on, counted from 1. */
export interface Sentence {
  readonly text: string;
  readonly line: number;
}

/** The sentences of a Markdown text; fenced blocks, front matter and code spans say nothing in prose. */
export function findSentences(markdown: string): Sentence[] {
  const prose = markdown
    .replace(/^---\n[\s\S]*?\n---\n/, blank)
    .replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, blank)
    .replace(/`[^`\n]*`/g, (code) => ' '.repeat(code.length));
  const sentences: Sentence[] = [];
  let start = 0;
  for (const match of prose.matchAll(/[.!?](?=\s)|\n\s*\n|\n(?=\s*(?:[-*+|#>]|\d+\.))|$/g)) {
    const end = match.index + match[0].length;
    const text = prose.slice(start, end);
    const lead = /^\s*/.exec(text)?.[0] ?? '';
    if (text.trim() !== '') {
      sentences.push({
        text: text.slice(lead.length),
        line: prose.slice(0, start + lead.length).split('\n').length,
      });
    }
    start = end;
  }
  return sentences;
}

const units: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
};
const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Numbers with a unit of time, such as `15 minutes`, `15-minute` or `seven days`. */
export function findDurations(
  text: string,
): { readonly text: string; readonly index: number; readonly seconds: number }[] {
  const pattern = new RegExp(
    `\\b(\\d+|${words.join('|')})[\\s-]+(${Object.keys(units).join('|')})s?\\b`,
    'gi',
  );
  return [...text.matchAll(pattern)].map((match) => {
    const [printed, count = '', unit = ''] = match;
    const number = /^\d/.test(count) ? Number(count) : words.indexOf(count.toLowerCase());
    return { text: printed, index: match.index, seconds: number * (units[unit.toLowerCase()] ?? 0) };
  });
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
