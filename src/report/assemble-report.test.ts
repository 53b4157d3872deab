import { expect, test } from 'vitest';
import type { Proof } from '../model/proof.ts';
import { makeReport, proofs, wrongStatus } from './report.test-data.ts';

test('puts findings in order of place, each once', () => {
  const report = makeReport({
    findings: [wrongStatus, { ...wrongStatus, location: { file: 'a.md', line: 2 } }],
  });
  expect(report.findings.map((finding) => finding.location.file)).toEqual([
    'a.md',
    'spec/auth/v1/openapi.yaml',
  ]);
  expect(report.failed).toBe(true);
});

test('a proof that failed without a finding gets one', () => {
  const silent: Proof = { ...(proofs[1] as Proof), findings: [] };
  const [finding] = makeReport({ proofs: [silent], findings: [] }).findings;
  expect(finding).toMatchObject({ severity: 'error', rule: 'proof-failed', location: silent.source });
  expect(finding?.message).toContain(silent.id);
});

test('no secret is left anywhere in a report', () => {
  const secret = 'rt_9fK2mQ7xLpW4Zz';
  const finding = { ...wrongStatus, actual: `{"refresh_token":"${secret}"}`, reproduce: `curl -d ${secret}` };
  const leaking: Proof = {
    ...(proofs[1] as Proof),
    findings: [finding],
    reason: secret,
    shown: { request: secret, response: secret },
  };
  expect(JSON.stringify(makeReport({ proofs: [leaking], findings: [finding] }))).not.toContain(secret);
});
