import type { ContractReport } from '../../model/contract.ts';

/** A format in which the result of a contract test is written; pure. */
export interface ContractReporter {
  readonly id: string;
  readonly print: (report: ContractReport, options: { readonly color: boolean }) => string;
}

/** Returns its argument, typed. */
export function defineContractReporter(reporter: ContractReporter): ContractReporter {
  return reporter;
}
