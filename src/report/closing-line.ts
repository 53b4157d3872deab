import type { Severity } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { count } from './count.ts';
import { isAllowed, totals } from './summarise.ts';

/** The verdict in one line: what was proven, what ran against what, what was found. */
export function closingLine(report: Report): string {
  const sum = totals(report.coverage);
  const all = sum.proven + sum.failed + sum.notProven;
  const { programs, scenes, recalled } = report.ran;
  const ran =
    report.target === null
      ? 'Nothing was run'
      : `${count(programs, 'program')} and ${count(scenes, 'scene')} ran against ${report.target}${recalled > 0 ? `, ${count(recalled, 'proof')} of earlier builds ${recalled === 1 ? 'holds' : 'hold'}` : ''}`;
  const states = [
    `${sum.proven} of ${all} proven`,
    ...(sum.failed > 0 ? [`${sum.failed} failed`] : []),
    ...(sum.notProven > 0 ? [`${sum.notProven} not proven`] : []),
  ];
  return `${ran}. ${states.join(', ')}; ${foundIn(report)}.${strictness(report)}`;
}

function foundIn({ findings }: Report): string {
  const of = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    ...(of('error') > 0 ? [count(of('error'), 'error')] : []),
    ...(of('warning') > 0 ? [count(of('warning'), 'warning')] : []),
    ...(of('info') > 0 ? [count(of('info'), 'remark')] : []),
  ];
  return parts.join(', ') || 'no findings';
}

function strictness({ strict, proofs, allowNotProven }: Report): string {
  const refused = proofs.filter((proof) => proof.state === 'not-proven' && !isAllowed(proof, allowNotProven));
  return strict && refused.length > 0
    ? ` With \`--strict\`, ${count(refused.length, 'thing')} not proven ${refused.length === 1 ? 'counts' : 'count'} as failure.`
    : '';
}
