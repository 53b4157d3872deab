import type { ContractFinding } from '../model/contract.ts';

/** A finding that the team knows of, and until when it may stay. */
export interface KnownFinding {
  readonly id: string;
  /** A date of RFC 3339, such as `2026-12-31`. */
  readonly until: string;
  /** For people: what it is, or why it stays. */
  readonly note?: string;
}

/** Marks findings that are known and whose time is not over. */
export function applyBaseline(
  findings: readonly ContractFinding[],
  known: readonly KnownFinding[],
  today: string,
): ContractFinding[] {
  return findings.map((finding) => {
    const entry = known.find(({ id }) => id === finding.id);
    return entry && entry.until >= today ? { ...finding, knownUntil: entry.until } : finding;
  });
}

/** A baseline of all findings of servers; those that were known keep their date. */
export function toBaseline(
  findings: readonly ContractFinding[],
  known: readonly KnownFinding[],
  until: string,
): KnownFinding[] {
  return findings
    .filter(({ blame }) => blame === 'server')
    .map(({ id, message }) => known.find((entry) => entry.id === id) ?? { id, until, note: message });
}
