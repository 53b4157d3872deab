import type { ContractFinding } from '../../model/contract.ts';
import type { Finding } from '../../model/finding.ts';

/** A contract finding in the words of all other findings: only a server that is wrong, and not known for it, is an error. */
export function toFinding(finding: ContractFinding): Finding {
  const { check, blame, message, location, expected, actual, fix, reproduce, curl, knownUntil } = finding;
  const severity = knownUntil !== undefined ? 'info' : blame === 'server' ? 'error' : 'warning';
  return {
    severity,
    rule: check,
    message: knownUntil === undefined ? message : `${message} (known until ${knownUntil})`,
    location,
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    ...(fix !== undefined && { fix }),
    reproduce: curl === undefined ? reproduce : `${reproduce}\n${curl}`,
  };
}
