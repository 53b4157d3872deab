import { sarifLog } from '../sarif.ts';
import { defineContractReporter } from './contract-reporter.ts';
import { toFinding } from './to-finding.ts';

/** [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code scanning. */
export const contractSarif = defineContractReporter({
  id: 'sarif',
  print: ({ findings, toolVersion }) =>
    `${JSON.stringify(sarifLog(findings.map(toFinding), toolVersion), null, 2)}\n`,
});
