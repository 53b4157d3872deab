import type { Execution } from '../../model/execution.ts';
import type { Difference } from './difference.ts';

/** What is wrong with how a program ended, or with hosts that it called. */
export function judgeExecution(execution: Execution, exit: number): Difference[] {
  const refused = execution.exchanges
    .filter((exchange) => exchange.refused !== undefined)
    .map((exchange) => ({
      pointer: '',
      problem: `the request to \`${exchange.sent.url}\` was refused: ${exchange.refused}`,
    }));
  return [...refused, ...judgeOutcome(execution, exit)];
}

function judgeOutcome({ outcome, stdout, stderr }: Execution, exit: number): Difference[] {
  const printed = (stderr.trim() || stdout.trim()).slice(-600);
  const actual = printed === '' ? {} : { actual: printed };
  if (outcome.kind === 'stopped') {
    return [{ pointer: '', problem: `it was stopped at the limit of ${outcome.limit}`, ...actual }];
  }
  if (outcome.kind === 'signalled') {
    return [{ pointer: '', problem: `it was ended by ${outcome.signal}`, ...actual }];
  }
  if (outcome.code === exit) return [];
  return [
    { pointer: '', problem: `it ended with exit status ${outcome.code} instead of ${exit}`, ...actual },
  ];
}
