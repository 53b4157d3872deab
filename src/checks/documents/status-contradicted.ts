import type { Version } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import type { Guide } from '../../model/guide.ts';
import { defineDocumentCheck } from './document-check.ts';
import { findSentences } from './prose.ts';
import { proseTexts } from './prose-texts.ts';

/** Finds a sentence that gives an error code, or the answer that follows it on the page, another status. */
export const statusContradicted = defineDocumentCheck({
  rule: 'status-contradicted',
  description: 'A status in a sentence is a promise like the one in an example.',
  *check(docs) {
    for (const { file, text, versions } of proseTexts(docs)) {
      const statuses = statusesByCode(versions);
      if (statuses.size === 0) continue;
      for (const sentence of findSentences(text, { keepCode: true })) {
        yield* codesInSentence(sentence.text, statuses).map((problem) =>
          finding(problem, { file, line: sentence.line, column: 1 }),
        );
      }
    }
    const versions = docs.apis.flatMap((api) => api.versions);
    for (const guide of [...docs.guides, ...versions.flatMap((version) => version.guides)]) {
      yield* checkAnnouncements(guide, docs.sources[guide.location.file] ?? '');
    }
  },
});

interface Problem {
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
}

function statusesByCode(versions: readonly Version[]): ReadonlyMap<string, ReadonlySet<string>> {
  const statuses = new Map<string, Set<string>>();
  for (const { code, status } of versions.flatMap((version) => version.errorCodes)) {
    statuses.set(code, (statuses.get(code) ?? new Set()).add(status));
  }
  return statuses;
}

/** A sentence with one status and codes of the catalogue speaks of them together. */
function codesInSentence(text: string, statuses: ReadonlyMap<string, ReadonlySet<string>>): Problem[] {
  const codes = [...text.matchAll(/`([A-Z][A-Z0-9_]{3,})`/g)].flatMap(([, code = '']) =>
    statuses.has(code) ? [code] : [],
  );
  const numbers = statusesIn(text);
  const [code] = codes;
  const [number] = numbers;
  if (code === undefined || number === undefined || numbers.length !== 1) return [];
  const known = new Set(codes.flatMap((each) => [...(statuses.get(each) ?? [])]));
  if (known.has(number)) return [];
  const message = `\`${number}\` is not the status of \`${codes.join('`, `')}\` in \`x-error-codes\``;
  return [{ message, expected: [...known].join(' or '), actual: number }];
}

/** "The server answers 201": the sentence between a command and the answer that is printed under it. */
function* checkAnnouncements(guide: Guide, text: string): Iterable<Finding> {
  const lines = text.split('\n');
  for (const [index, block] of guide.blocks.entries()) {
    const before = guide.blocks[index - 1];
    if (block.kind !== 'response' || block.status === undefined || before?.kind !== 'command') continue;
    const from = (before.location.line ?? 0) + before.text.split('\n').length;
    const between = lines.slice(from, (block.location.line ?? 1) - 1).join('\n');
    for (const sentence of findSentences(between, { keepCode: true })) {
      const [number, ...more] = statusesIn(sentence.text);
      if (number === undefined || more.length > 0 || number === block.status) continue;
      const message = `The sentence says \`${number}\`, but the answer under it has the status \`${block.status}\``;
      const location = { file: guide.location.file, line: from + sentence.line, column: 1 };
      yield finding({ message, expected: block.status, actual: number }, location);
    }
  }
}

/** Numbers that stand where a status stands: after "answers", "status", "HTTP", "gives" or "gets". */
function statusesIn(text: string): string[] {
  const pattern =
    /\b(?:answer(?:s|ed)?(?:\s+(?:with|is))?|status(?:\s+code)?|HTTP|gives|gets|returns)\s+`?([1-5]\d\d)\b/gi;
  return [...text.matchAll(pattern)].map(([, number = '']) => number);
}

function finding({ message, expected, actual }: Problem, location: Finding['location']): Finding {
  return {
    severity: 'error',
    rule: 'status-contradicted',
    message,
    location,
    expected,
    actual,
    fix: 'Correct the sentence',
  };
}
