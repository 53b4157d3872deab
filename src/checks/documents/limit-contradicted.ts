import type { Fact, Version } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import { defineDocumentCheck } from './document-check.ts';
import { numberPattern, toNumber, toSeconds, unitPattern } from './numbers.ts';
import { findSentences } from './prose.ts';
import { proseTexts } from './prose-texts.ts';

/** Finds a sentence such as "five times a minute" that no stated limit bears out. */
export const limitContradicted = defineDocumentCheck({
  rule: 'limit-contradicted',
  description: 'A reader who paces his calls by a wrong limit is locked out, or waits for nothing.',
  *check(docs) {
    for (const { file, text, versions } of proseTexts(docs)) {
      const limits = limitsOf(versions, file);
      if (limits.length === 0) continue;
      for (const sentence of findSentences(text)) {
        for (const { printed, index, count, window } of ratesIn(sentence.text)) {
          const sameWindow = limits.filter((limit) => limit.window === window);
          if (sameWindow.length === 0 || sameWindow.some((limit) => limit.count === count)) continue;
          const line = sentence.line + sentence.text.slice(0, index).split('\n').length - 1;
          yield finding(printed, sameWindow, { file, line, column: 1 });
        }
      }
    }
  },
});

interface Limit {
  readonly id: string;
  readonly count: number;
  readonly window: number;
  readonly file: string;
}

/** The limits that are stated in the same file, else all of the versions. */
function limitsOf(versions: readonly Version[], file: string): Limit[] {
  const all = versions.flatMap(({ facts }) => facts.flatMap((fact) => toLimit(fact, facts)));
  const own = all.filter((limit) => limit.file === file);
  return own.length > 0 ? own : all;
}

function toLimit({ id, value, location }: Fact, facts: readonly Fact[]): Limit[] {
  const name = /^rate-limits\.(.+)\.limit$/.exec(id)?.[1];
  const window = facts.find((fact) => fact.id === `rate-limits.${name}.window`)?.value;
  if (name === undefined || typeof value !== 'number' || typeof window !== 'number') return [];
  return [{ id: name, count: value, window, file: location.file }];
}

function ratesIn(text: string) {
  const pattern = new RegExp(
    `\\b(${numberPattern})\\s+(?:times|tries|attempts|requests|calls|registrations|logins|mails|refreshes)\\s+(?:a|an|per|each|every|within an?|in an?)\\s+(${unitPattern})\\b`,
    'gi',
  );
  return [...text.matchAll(pattern)].map(({ 0: printed, 1: count = '', 2: unit = '', index }) => ({
    printed,
    index,
    count: toNumber(count),
    window: toSeconds(unit),
  }));
}

function finding(printed: string, limits: readonly Limit[], location: Finding['location']): Finding {
  return {
    severity: 'error',
    rule: 'limit-contradicted',
    message: `\`${printed.replace(/\s+/g, ' ')}\` is none of the limits that \`x-rate-limits\` states`,
    location,
    expected: limits.map(({ id, count }) => `${id}: ${count}`).join(', '),
    actual: printed.replace(/\s+/g, ' '),
    fix: 'Correct the sentence, or the limit',
  };
}
