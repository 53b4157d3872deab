import type { Finding } from '../model/finding.ts';
import type { Proof } from '../model/proof.ts';
import type { Report } from '../model/report.ts';
import { assembleReport } from './assemble-report.ts';

export const wrongStatus: Finding = {
  severity: 'error',
  rule: 'status-documented',
  message: 'The answer of `login` has status 401, the documentation promises 200.',
  location: { file: 'spec/auth/v1/openapi.yaml', line: 120, column: 9 },
  expected: '200',
  actual: '401\n{\n  "detail": "<b>no</b> & \u001b[31mred\u001b[0m \u0000"\n}',
  fix: 'Correct the status of the response, or the server.',
  reproduce: 'docproof build --only auth/v1/login',
};

const staleNumber: Finding = {
  severity: 'warning',
  rule: 'fact-restated',
  message: '`15 minutes` restates a fact: 100%, as, is: so.',
  location: { file: 'guides/auth/v1/getting,started.md', line: 7, column: 3 },
};

export const proofs: readonly Proof[] = [
  {
    id: 'auth/v1/login/basic/curl',
    kind: 'snippet',
    source: { file: 'spec/auth/v1/openapi.yaml', line: 100, column: 5 },
    state: 'proven',
    strength: 'body as documented',
    language: 'curl',
    artefact: { path: 'snippets/auth/v1/login/basic.curl.sh', sha256: 'ab'.repeat(32) },
    ranAt: '2025-10-29T12:34:56Z',
    findings: [],
    shown: { request: 'POST /v1/auth/login', response: 'HTTP/1.1 200 OK' },
  },
  {
    id: 'auth/v1/login/200-success/http',
    kind: 'response',
    source: { file: 'spec/auth/v1/openapi.yaml', line: 120, column: 9 },
    state: 'failed',
    ranAt: '2025-10-29T12:34:56Z',
    findings: [wrongStatus],
  },
  ...Array.from(
    { length: 8 },
    (_, index): Proof => ({
      id: `auth/v1/operation${index}/basic/ruby`,
      kind: 'snippet',
      source: { file: 'spec/auth/v1/openapi.yaml', line: 200 + index, column: 5 },
      state: 'not-proven',
      reason: 'ruby is not installed',
      language: 'ruby',
      findings: [],
    }),
  ),
];

/** A report with a finding of each kind of text that formats must escape. */
export function makeReport(changes: Partial<Report> = {}): Report {
  return assembleReport({
    toolVersion: '0.1.0',
    target: 'reference',
    specs: [{ api: 'auth', version: 'v1', digest: 'cd'.repeat(32) }],
    proofs,
    findings: [staleNumber],
    ran: { programs: 1, scenes: 2, recalled: 0 },
    confinement: { 'network namespace': 0, 'proxy only': 1 },
    strict: false,
    allowNotProven: [],
    documented: new Set(),
    ...changes,
  });
}
