import { defineReporter } from './reporter.ts';
import { prettyLook } from './terminal/look.ts';
import { printReport } from './terminal/print-report.ts';

/** For people at a terminal. */
export const pretty = defineReporter({
  id: 'pretty',
  print: (report, { color }) => printReport(report, prettyLook(color)),
});
