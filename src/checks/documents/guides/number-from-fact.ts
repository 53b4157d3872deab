import type { Fact } from '../../../model/docs.ts';
import { defineDocumentCheck } from '../document-check.ts';
import { numberPattern, unitPattern } from '../numbers.ts';
import { findDurations } from '../prose.ts';
import { cellsOf, findingAt, guideProses, type Statement } from './guide-prose.ts';

/** Finds limits, lifetimes and days of an end that a guide writes out instead of taking them from the specification. */
export const numberFromFact = defineDocumentCheck({
  rule: 'number-from-fact',
  description:
    'A limit or a lifetime that is written into a sentence stays there when the specification changes.',
  *check(docs) {
    for (const prose of guideProses(docs)) {
      const isNear = (api: string) => prose.guide.api === undefined || prose.guide.api === api;
      const facts = docs.apis
        .filter(({ id }) => isNear(id))
        .flatMap(({ versions }) => versions.flatMap((version) => version.facts));
      for (const statement of prose.statements) {
        for (const { printed, index, kind } of literalsIn(statement, facts)) {
          yield findingAt(prose, statement, index, {
            rule: 'number-from-fact',
            message: `\`${printed.replace(/\s+/g, ' ')}\` is a ${kind} that comes from no fact`,
            actual: printed,
            fix: 'Refer to a fact: `{fact:…}`; what is none yet becomes one in `x-lifetimes`, `x-rate-limits` or `x-sunset`',
          });
        }
      }
      yield* oddCells(prose);
    }
  },
});

interface Literal {
  readonly printed: string;
  readonly index: number;
  readonly kind: string;
}

const rate = new RegExp(
  `\\b(?:${numberPattern})\\s+[\\w-]+(?:\\s[\\w-]+)?(?<!\\b(?:of|before|after|for|within|lasts?|lives?))\\s+(?:an?|per|each|every|in an?)\\s+(${unitPattern})\\b`,
  'gi',
);
const allowance = new RegExp(
  `\\bmay\\s[\\w-]+(?:\\s(?:in|out|up|for))?\\s(?:${numberPattern})\\s[a-z]+`,
  'gi',
);
const inWindow = new RegExp(`\\b(?:${numberPattern})\\s+[\\w-]+\\s+in\\s+\\{fact:[^}]*window`, 'gi');
const lives =
  /\b(?:lives?|lasts|valid|expires?|rests?|rest for|locks?|locked|lockout|tolerance|good for|kept for|closes)\b/i;
const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const day = new RegExp(
  `\\b(?:\\d{4}-\\d\\d-\\d\\d|\\d{1,2} (?:${months}) \\d{4}|(?:${months}) \\d{1,2}, \\d{4})\\b`,
  'g',
);

function literalsIn({ text }: Statement, facts: readonly Fact[]): Literal[] {
  const plain = text.replace(/(?<!`)(`+)(?!`).*?\1(?!`)/g, (code) => ' '.repeat(code.length));
  const limits = facts.some(({ id }) => id.startsWith('rate-limits.'))
    ? [...plain.matchAll(rate), ...plain.matchAll(allowance), ...plain.matchAll(inWindow)]
    : [];
  // Where a fact is named beside it, `fact-contradicted` judges the number.
  const named = plain.toLowerCase().replace(/[\s-]+/g, ' ');
  const lasting = facts.filter(({ id }) => id.startsWith('lifetimes.'));
  const isNamed = lasting.some(({ terms }) => terms.some((term) => named.includes(term.toLowerCase())));
  const isLimit = /\{fact:[^}]*\.limit\}/.test(plain);
  const lifetimes =
    lasting.length > 0 && !isNamed && (lives.test(plain) || isLimit)
      ? findDurations(plain).filter(isSpan(plain))
      : [];
  const ends =
    /\b(?:until|before|sunset|ends?|deprecated|answers)\b/i.test(plain) &&
    facts.some(({ id }) => id.startsWith('sunset'));
  const all: Literal[] = [
    ...limits.map(({ 0: printed, index }) => ({ printed, index, kind: 'limit' })),
    ...lifetimes.map(({ text: printed, index }) => ({ printed, index, kind: 'lifetime' })),
    ...(ends ? [...plain.matchAll(day)] : []).map(({ 0: printed, index }) => ({
      printed,
      index,
      kind: 'day',
    })),
  ];
  return all.filter((each, at) => all.findIndex((other) => other.index === each.index) === at);
}

/** How far apart two moments are is no lifetime, and neither is what somebody takes to do something. */
function isSpan(plain: string) {
  return ({ text, index, seconds }: { text: string; index: number; seconds: number }): boolean =>
    seconds > 0 &&
    !/^\s+(?:before|after|later|earlier|ago)\b/i.test(plain.slice(index + text.length)) &&
    !/\b(?:about|within)\s+(?:an?\s+)?$/i.test(plain.slice(0, index));
}

/** A plain number in a column whose other cells take theirs from facts. */
function* oddCells(prose: ReturnType<typeof guideProses>[number]) {
  const rows = prose.statements.filter(({ columns }) => columns);
  for (const row of rows) {
    for (const [column, cell] of cellsOf(row.text).entries()) {
      if (!/^\d[\d,]*(?:\s\w+)?$/.test(cell)) continue;
      const same = rows.filter(({ columns, line }) => columns === row.columns && line !== row.line);
      const fromFacts = same.filter(({ text }) => cellsOf(text)[column]?.startsWith('{fact:'));
      if (fromFacts.length * 2 <= same.length) continue;
      yield findingAt(prose, row, 0, {
        rule: 'number-from-fact',
        message: `\`${cell}\` stands in a column whose other numbers come from facts`,
        actual: cell,
        fix: 'Refer to the fact: `{fact:…}`',
      });
    }
  }
}
