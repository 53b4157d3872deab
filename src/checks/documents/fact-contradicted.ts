import type { Fact } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import { defineDocumentCheck } from './document-check.ts';
import { findDurations, findSentences } from './prose.ts';
import { proseTexts } from './prose-texts.ts';

/** Finds a sentence that names a fact and gives it another number, or the same number as a literal in a guide. */
export const factContradicted = defineDocumentCheck({
  rule: 'fact-contradicted',
  description: 'A number that is written twice is sooner or later written differently.',
  *check(docs) {
    for (const { file, text, versions, isGuide } of proseTexts(docs)) {
      yield* checkText(
        text,
        versions.flatMap((version) => version.facts),
        { file },
        isGuide,
      );
    }
  },
});

function* checkText(
  text: string,
  facts: readonly Fact[],
  place: Location,
  isGuide: boolean,
): Iterable<Finding> {
  const durations = facts.filter((fact) => fact.unit === 'seconds' && typeof fact.value === 'number');
  if (durations.length === 0) return;
  for (const sentence of findSentences(text)) {
    for (const { seconds, text: printed, index } of findDurations(sentence.text)) {
      if (isDistance(sentence.text.slice(index + printed.length))) continue;
      const near = nearestFacts(sentence.text, index, durations);
      const [fact] = near;
      if (!fact) continue;
      const agrees = near.some((each) => each.value === seconds);
      if (agrees && !isGuide) continue;
      const line = sentence.line + sentence.text.slice(0, index).split('\n').length - 1;
      const location = { ...place, line, column: 1 };
      yield agrees ? restated(fact, printed, location) : contradicted(fact, printed, location);
    }
  }
}

/** "A minute before the token expires" tells how far apart two moments are, not how long something lives. */
function isDistance(rest: string): boolean {
  return /^\s+(before|after|later|earlier|ago)\b/i.test(rest);
}

/** The facts whose term stands nearest to a number; several when a term belongs to several. */
function nearestFacts(sentence: string, index: number, facts: readonly Fact[]): Fact[] {
  const lower = sentence.toLowerCase().replace(/\s/g, ' ');
  const spans = facts.flatMap((fact) => fact.terms.flatMap((term) => spansOf(lower, term, fact)));
  // The longer term is the more exact one: in "remembered refresh token" nobody speaks of a "refresh token".
  const exact = spans.filter((span) => !spans.some((other) => contains(other, span)));
  const nearest = Math.min(...exact.map((span) => distance(span, index)));
  return exact.filter((span) => distance(span, index) === nearest).map((span) => span.fact);
}

interface Span {
  readonly fact: Fact;
  readonly start: number;
  readonly end: number;
}

function spansOf(text: string, term: string, fact: Fact): Span[] {
  // `access-token lifetime` speaks of the access token too.
  const words = term
    .toLowerCase()
    .split(/[\s-]+/)
    .map(escapePattern)
    .join('[\\s-]');
  const pattern = new RegExp(`\\b${words}s?\\b`, 'g');
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    fact,
    start: index,
    end: index + found.length,
  }));
}

function contains(outer: Span, inner: Span): boolean {
  return (
    outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start
  );
}

function distance({ start, end }: Span, index: number): number {
  return index < start ? start - index : Math.max(0, index - end);
}

function restated(fact: Fact, printed: string, location: Location): Finding {
  return {
    severity: 'error',
    rule: 'fact-restated',
    message: `\`${printed}\` restates the fact \`${fact.id}\``,
    location,
    fix: `Refer to it: \`{fact:…${fact.id}|…}\``,
  };
}

function contradicted(fact: Fact, printed: string, location: Location): Finding {
  return {
    severity: 'error',
    rule: 'fact-contradicted',
    message: `\`${printed}\` contradicts the fact \`${fact.id}\``,
    location,
    expected: `${fact.value} seconds`,
    actual: printed,
    fix: `Refer to the fact, or correct it in ${fact.location.file}`,
  };
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
