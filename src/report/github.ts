import type { Finding, Severity } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { closingLine } from './closing-line.ts';
import { detailsOf } from './details-of.ts';
import { groupByReason } from './group-by-reason.ts';
import { plainText } from './plain-text.ts';
import { defineReporter } from './reporter.ts';
import { isAllowed } from './summarise.ts';

/**
 * Annotations on the diff of a pull request, as
 * [workflow commands](https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions).
 */
export const github = defineReporter({
  id: 'github',
  print: (report) => {
    const lines = [...report.findings.map(annotation), ...notProven(report), escapeData(closingLine(report))];
    return `${lines.join('\n')}\n`;
  },
});

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** One finding as a workflow command. */
export function annotation(finding: Finding): string {
  const { severity, rule, message, location } = finding;
  const properties = [
    `file=${escapeProperty(location.file)}`,
    ...(location.line === undefined ? [] : [`line=${location.line}`]),
    ...(location.column === undefined ? [] : [`col=${location.column}`]),
    `title=${escapeProperty(rule)}`,
  ];
  const text = [message, ...detailsOf(finding).map(([label, value]) => `${label}: ${value}`)];
  return `::${commands[severity]} ${properties.join(',')}::${escapeData(text.join('\n'))}`;
}

/** One annotation a reason: GitHub shows ten of a kind. */
function notProven(report: Report): string[] {
  return groupByReason(report.proofs).map(({ reason, proofs }) => {
    const fails = report.strict && !proofs.every((proof) => isAllowed(proof, report.allowNotProven));
    const text = `${proofs.length} not proven: ${reason}\n${proofs.map((proof) => proof.id).join('\n')}`;
    return `::${fails ? 'error' : 'notice'} title=not proven::${escapeData(text)}`;
  });
}

function escapeData(text: string): string {
  return plainText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
