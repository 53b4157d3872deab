import { defineReporter } from './reporter.ts';
import { plainLook } from './terminal/look.ts';
import { printReport } from './terminal/print-report.ts';

/** For the logs of CI: no colour, no drawing. */
export const plain = defineReporter({
  id: 'plain',
  print: (report) => printReport(report, plainLook),
});
