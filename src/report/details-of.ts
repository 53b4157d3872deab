import type { Finding } from '../model/finding.ts';

/** What a finding says beyond its message, in the order in which it is read. */
export function detailsOf(finding: Finding): readonly (readonly [label: DetailLabel, value: string])[] {
  return labels.flatMap((label) => {
    const value = finding[label];
    return value === undefined ? [] : [[label, value] as const];
  });
}

export type DetailLabel = (typeof labels)[number];

const labels = ['expected', 'actual', 'fix', 'reproduce'] as const;
