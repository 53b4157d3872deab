import { annotation } from '../github.ts';
import { contractClosingLine } from './closing-line.ts';
import { defineContractReporter } from './contract-reporter.ts';
import { toFinding } from './to-finding.ts';

/** Annotations on the diff of a pull request. */
export const contractGithub = defineContractReporter({
  id: 'github',
  print: (report) =>
    `${[...report.findings.map(toFinding).map(annotation), contractClosingLine(report)].join('\n')}\n`,
});
