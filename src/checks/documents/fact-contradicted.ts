import type { Docs, Fact } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import { defineDocumentCheck } from './document-check.ts';
import { findDurations, findSentences } from './prose.ts';

/** Finds a sentence that names a fact and gives it another number, or the same number as a literal in a guide. */
export const factContradicted = defineDocumentCheck({
  rule: 'fact-contradicted',
  description: 'A number that is written twice is sooner or later written differently.',
  *check(docs) {
    const guides = [
      ...docs.guides,
      ...docs.apis.flatMap((api) => api.versions.flatMap((each) => each.guides)),
    ];
    for (const guide of guides) {
      const facts = factsFor(docs, guide.api, guide.version);
      // The text as the author wrote it: there a fact that is referred to is no number.
      const text = docs.sources[guide.location.file] ?? '';
      yield* checkText(text, facts, { file: guide.location.file }, true);
    }
    for (const version of docs.apis.flatMap((api) => api.versions)) {
      for (const operation of version.operations) {
        const { file, pointer = '' } = operation.location;
        yield* checkText(
          operation.description,
          version.facts,
          { file, pointer: `${pointer}/description` },
          false,
        );
      }
    }
  },
});

function factsFor({ apis }: Docs, api: string | undefined, version: string | undefined): readonly Fact[] {
  return apis
    .filter((each) => api === undefined || each.id === api)
    .flatMap((each) => each.versions.filter((one) => version === undefined || one.id === version))
    .flatMap((each) => each.facts);
}

function* checkText(
  text: string,
  facts: readonly Fact[],
  place: Location,
  isGuide: boolean,
): Iterable<Finding> {
  const durations = facts.filter((fact) => fact.unit === 'seconds' && typeof fact.value === 'number');
  for (const sentence of findSentences(text)) {
    for (const { seconds, text: printed, index } of findDurations(sentence.text)) {
      const near = nearestFacts(sentence.text, index, durations);
      const [fact] = near;
      if (!fact) continue;
      const agrees = near.some((each) => each.value === seconds);
      if (agrees && !isGuide) continue;
      const line = sentence.line + sentence.text.slice(0, index).split('\n').length - 1;
      const location = place.pointer === undefined ? { ...place, line, column: 1 } : place;
      yield agrees ? restated(fact, printed, location) : contradicted(fact, printed, location);
    }
  }
}

/** The facts whose term stands nearest to a number; several when a term belongs to several. */
function nearestFacts(sentence: string, index: number, facts: readonly Fact[]): Fact[] {
  const lower = sentence.toLowerCase().replace(/\s/g, ' ');
  const found = facts.flatMap((fact) =>
    fact.terms.flatMap((term) => {
      const places = [...lower.matchAll(new RegExp(`\\b${escapePattern(term.toLowerCase())}s?\\b`, 'g'))];
      return places.map((match) => ({ fact, distance: Math.abs(match.index - index), length: term.length }));
    }),
  );
  // The longer term is the more exact one: "refresh token" speaks, not "token".
  found.sort((one, other) => one.distance - one.length - (other.distance - other.length));
  const best = found[0];
  return found
    .filter((each) => best && each.distance === best.distance && each.length === best.length)
    .map((each) => each.fact);
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
