import type { ContractReporter } from './contract-reporter.ts';
import { contractGithub } from './github.ts';
import { contractHar } from './har.ts';
import { contractHtml } from './html.ts';
import { contractJson } from './json.ts';
import { contractJunit } from './junit.ts';
import { contractPlain, contractPretty } from './pretty.ts';
import { contractSarif } from './sarif.ts';

/** All formats of contract tests. */
export const contractReporters: readonly ContractReporter[] = [
  contractPretty,
  contractPlain,
  contractJson,
  contractJunit,
  contractHtml,
  contractSarif,
  contractGithub,
  contractHar,
];
