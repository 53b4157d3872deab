import { defineContractReporter } from './contract-reporter.ts';

/** The whole result as one JSON document; `docproof report --merge` reads it. */
export const contractJson = defineContractReporter({
  id: 'json',
  print: ({ recorded: _, ...report }) =>
    `${JSON.stringify({ format: 'docproof-contract', version: 1, ...report }, null, 2)}\n`,
});
