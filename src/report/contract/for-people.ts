import type { ContractReport } from '../../model/contract.ts';
import { findingsSection } from '../terminal/findings-section.ts';
import type { Look } from '../terminal/look.ts';
import { contractClosingLine, reasonsOf } from './closing-line.ts';
import { toFinding } from './to-finding.ts';

/** The result for people: findings, what was not judged, kinds of cases, verdict. */
export function printForPeople(report: ContractReport, look: Look): string {
  const { paint, marks } = look;
  const mark = report.failed ? paint.red(marks.bad) : paint.green(marks.good);
  const reasons = reasonsOf(report).map(
    ({ reason, ids }) =>
      `  ${paint.yellow(marks.open)} ${ids.length} not judged: ${reason} ${paint.dim(`(${ids[0]})`)}`,
  );
  const lines = [
    ...findingsSection(report.findings.map(toFinding), look),
    ...(reasons.length > 0 ? ['', ...reasons] : []),
    '',
    ...kindsTable(report, look),
    '',
    `${mark} ${contractClosingLine(report)}`,
  ];
  return `${lines.join('\n').replace(/^\n+/, '')}\n`;
}

function kindsTable({ cases }: ContractReport, { rule }: Look): string[] {
  const kinds = [...new Set(cases.map(({ kind }) => kind))];
  const row = (name: string, numbers: readonly (number | string)[]) =>
    name.padEnd(18) + numbers.map((each) => String(each).padStart(11)).join('');
  const head = row('kind', ['passed', 'failed', 'not judged']);
  return [
    head,
    rule.repeat(head.length),
    ...kinds.map((kind) => {
      const states = (state: string) =>
        cases.filter((each) => each.kind === kind && each.state === state).length;
      return row(kind, [states('passed'), states('failed'), states('not-judged')]);
    }),
  ];
}
