import type { Finding } from '../model/finding.ts';
import { type Proof, type Strength, strengths } from '../model/proof.ts';
import type { Coverage } from '../model/report.ts';

/** In the order of the coverage table. */
const kinds: readonly Proof['kind'][] = [
  'response',
  'security',
  'flow',
  'snippet',
  'code-sample',
  'block',
  'postman',
  'error-code',
  'rate-limit',
];

export interface SummaryInput {
  readonly proofs: readonly Proof[];
  /** All findings, those of proofs included or not. */
  readonly findings: readonly Finding[];
  readonly strict: boolean;
  readonly allowNotProven: readonly string[];
}

/** Counts the proofs and judges whether the run failed. */
export function summarise(input: SummaryInput): { readonly coverage: Coverage; readonly failed: boolean } {
  const { proofs, findings, strict, allowNotProven } = input;
  const failed =
    findings.some(isError) ||
    proofs.some((proof) => proof.state === 'failed' || proof.findings.some(isError)) ||
    (strict && proofs.some((proof) => proof.state === 'not-proven' && !isAllowed(proof, allowNotProven)));
  return { coverage: { rows: rows(proofs), byStrength: byStrength(proofs) }, failed };
}

/**
 * True when the reason equals an entry of the list, or begins with one that ends where a word of the reason ends; and
 * always for an illustration, whose author says on the page that it does not run.
 */
export function isAllowed(proof: Proof, allowNotProven: readonly string[]): boolean {
  const reason = proof.reason ?? '';
  if (proof.kind === 'block' && reason.startsWith('illustration: ')) return true;
  return allowNotProven.some(
    (entry) => entry !== '' && reason.startsWith(entry) && !/^\w/.test(reason.slice(entry.length)),
  );
}

/** The sum of all rows. */
export function totals(coverage: Coverage): { proven: number; failed: number; notProven: number } {
  const sum = { proven: 0, failed: 0, notProven: 0 };
  for (const row of coverage.rows) {
    sum.proven += row.proven;
    sum.failed += row.failed;
    sum.notProven += row.notProven;
  }
  return sum;
}

function rows(proofs: readonly Proof[]): Coverage['rows'] {
  return kinds.flatMap((kind) => {
    const ofKind = proofs.filter((proof) => proof.kind === kind);
    const count = (state: Proof['state']) => ofKind.filter((proof) => proof.state === state).length;
    return ofKind.length === 0
      ? []
      : [{ kind, proven: count('proven'), failed: count('failed'), notProven: count('not-proven') }];
  });
}

function byStrength(proofs: readonly Proof[]): Record<Strength, number> {
  const counts = Object.fromEntries(strengths.map((strength) => [strength, 0])) as Record<Strength, number>;
  for (const proof of proofs) if (proof.state === 'proven') counts[proof.strength ?? 'ran'] += 1;
  return counts;
}

function isError(finding: Finding): boolean {
  return finding.severity === 'error';
}
