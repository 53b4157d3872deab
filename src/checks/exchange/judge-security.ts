import type { SecurityRun } from '../../model/run.ts';
import type { Verdict } from './verdict.ts';

/** Whether an operation that is documented with a credential refuses a request without it. */
export function judgeSecurity({ operation, exchange }: SecurityRun): Verdict {
  if (!exchange) return { findings: [] };
  const { status } = exchange.received;
  if (status === 401 || status === 403) return { findings: [], strength: 'behaviour held' };
  const schemes = [...new Set(operation.security.flatMap((requirement) => Object.keys(requirement)))];
  const named = schemes.map((scheme) => `\`${scheme}\``).join(', ');
  return {
    findings: [
      {
        severity: 'error',
        rule: 'authentication-enforced',
        message: `\`${operation.method} ${operation.path}\` is documented with ${named}, but answers ${status || 'nothing'} without it`,
        location: operation.location,
        expected: '401 or 403',
        actual: exchange.refused ?? String(status),
        fix: 'Say `security: []` where no credential is needed, or enforce it',
        reproduce: `docproof build --only ${operation.id}/security`,
      },
    ],
  };
}
