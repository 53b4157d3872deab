import type { Finding } from '../model/finding.ts';
import type { Proof } from '../model/proof.ts';
import type { Report } from '../model/report.ts';
import { maskReport } from './mask-report.ts';
import { summarise } from './summarise.ts';

export interface ReportInput extends Omit<Report, 'coverage' | 'failed' | 'findings'> {
  /** Findings that belong to no proof. */
  readonly findings: readonly Finding[];
  /** Values that the documentation prints: no secrets, however much they look like one. */
  readonly documented: ReadonlySet<string>;
}

/** Puts together what a run found: findings in order and each once, counts, verdict, no secret in it. */
export function assembleReport({ documented, ...input }: ReportInput): Report {
  const findings = sortFindings(unique([...input.findings, ...input.proofs.flatMap(findingsOf)]));
  return maskReport({ ...input, findings, ...summarise({ ...input, findings }) }, documented);
}

/** A proof that failed is never silent. */
function findingsOf(proof: Proof): readonly Finding[] {
  if (proof.state !== 'failed' || proof.findings.some((finding) => finding.severity === 'error')) {
    return proof.findings;
  }
  const message = `\`${proof.id}\` failed${proof.reason ? `: ${proof.reason}` : ' and no check said why'}.`;
  return [...proof.findings, { severity: 'error', rule: 'proof-failed', message, location: proof.source }];
}

function unique(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** By file, line and column; findings of one place keep their order. */
function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    ({ location: a }, { location: b }) =>
      compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}

/** By code unit, so that every machine sorts alike. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
