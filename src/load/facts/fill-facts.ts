import { didYouMean } from '../../lib/nearest.ts';
import type { Fact } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import type { FactTable } from './fact-table.ts';

const reference = /\{fact:([^{}|\s]+)(?:\|([^{}\s]*))?\}/g;

const secondsIn = { seconds: 1, minutes: 60, hours: 3600, days: 86400 } as const;

/** Replaces `{fact:<name>|<unit>}` by the number; a reference to nothing stays as it is and is a Finding. */
export function fillFacts(
  text: string,
  file: string,
  facts: FactTable,
): { text: string; findings: Finding[] } {
  const findings: Finding[] = [];
  const filled = text.replace(
    reference,
    (all: string, name: string, format: string | undefined, offset: number) => {
      const fact = facts.get(name);
      const value = fact && formatFact(fact, format);
      if (value !== undefined) return value;
      findings.push({
        severity: 'error',
        rule: fact ? 'fact-format' : 'fact-known',
        message: fact ? formatProblem(name, fact, format ?? '') : unknownProblem(name, facts),
        location: { file, ...positionAt(text, offset) },
      });
      return all;
    },
  );
  return { text: filled, findings };
}

/** The number of a Fact in a unit, or as it stands in the specification's unit; undefined when that cannot be said. */
function formatFact(fact: Fact, format: string | undefined): string | undefined {
  if (format === undefined) return String(fact.value);
  if (!Object.hasOwn(secondsIn, format) || fact.unit !== 'seconds') return undefined;
  const value = Number(fact.value) / secondsIn[format as keyof typeof secondsIn];
  return String(Math.round(value * 1000) / 1000);
}

function unknownProblem(name: string, facts: FactTable): string {
  return `There is no fact \`${name}\`${didYouMean(name, facts.keys()) || '.'}`;
}

function formatProblem(name: string, fact: Fact, format: string): string {
  if (fact.unit !== 'seconds') return `The fact \`${name}\` is no duration, so it has no \`${format}\`.`;
  const units = Object.keys(secondsIn);
  return `The format \`${format}\` of the fact \`${name}\` is not known${didYouMean(format, units) || `; there are ${units.join(', ')}.`}`;
}

function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
