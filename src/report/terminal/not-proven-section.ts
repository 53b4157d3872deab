import type { Proof } from '../../model/proof.ts';
import type { Report } from '../../model/report.ts';
import { groupByReason } from '../group-by-reason.ts';
import { plainText } from '../plain-text.ts';
import { isAllowed } from '../summarise.ts';
import type { Look } from './look.ts';

/** More ids than this are folded: `out/proof/proof.json` lists them all. */
const maximumIds = 6;

/** What is not proven, by reason, most frequent first. */
export function notProvenSection(report: Report, look: Look): string[] {
  const groups = groupByReason(report.proofs);
  if (groups.length === 0) return [];
  const { paint } = look;
  return [
    '',
    paint.bold('Not proven'),
    ...groups.flatMap(({ reason, proofs }) => {
      const allowed = proofs.every((proof) => isAllowed(proof, report.allowNotProven)) ? ' (allowed)' : '';
      return [
        `${paint.yellow(look.marks.open)} ${plainText(reason)}: ${proofs.length}${allowed}`,
        ...ids(proofs).map((id) => paint.dim(`    ${id}`)),
      ];
    }),
  ];
}

function ids(proofs: readonly Proof[]): readonly string[] {
  const all = proofs.map((proof) => plainText(proof.id));
  if (all.length <= maximumIds) return all;
  return [
    ...all.slice(0, maximumIds - 1),
    `and ${all.length - maximumIds + 1} more, see out/proof/proof.json`,
  ];
}
