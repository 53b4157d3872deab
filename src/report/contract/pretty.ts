import { plainLook, prettyLook } from '../terminal/look.ts';
import { defineContractReporter } from './contract-reporter.ts';
import { printForPeople } from './for-people.ts';

/** For people at a terminal. */
export const contractPretty = defineContractReporter({
  id: 'pretty',
  print: (report, { color }) => printForPeople(report, prettyLook(color)),
});

/** For the logs of CI: no colour, no drawing. */
export const contractPlain = defineContractReporter({
  id: 'plain',
  print: (report) => printForPeople(report, plainLook),
});
