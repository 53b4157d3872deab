import { describe, expect, test } from 'vitest';
import type { Proof } from '../model/proof.ts';
import { proofs } from './report.test-data.ts';
import { isAllowed, summarise, totals } from './summarise.ts';

const proven = proofs.filter((proof) => proof.state === 'proven');
const notProven = proofs.filter((proof) => proof.state === 'not-proven');
const base = { findings: [], strict: false, allowNotProven: [] };

test('counts states by kind and proven ones by strength', () => {
  const { coverage } = summarise({ ...base, proofs });
  expect(coverage).toEqual({
    rows: [
      { kind: 'response', proven: 0, failed: 1, notProven: 0 },
      { kind: 'snippet', proven: 1, failed: 0, notProven: 8 },
    ],
    byStrength: {
      ran: 0,
      'request exact': 0,
      'documented status': 0,
      'body as documented': 1,
      'behaviour held': 0,
    },
  });
  expect(totals(coverage)).toEqual({ proven: 1, failed: 1, notProven: 8 });
});

describe('failed', () => {
  const warning = { severity: 'warning', rule: 'x', message: 'x', location: { file: 'x' } } as const;
  test.each([
    ['nothing at all', { ...base, proofs: [] }, false],
    ['a warning', { ...base, proofs: proven, findings: [warning] }, false],
    ['an error', { ...base, proofs: proven, findings: [{ ...warning, severity: 'error' as const }] }, true],
    ['a failed proof', { ...base, proofs }, true],
    ['not proven', { ...base, proofs: notProven }, false],
    ['not proven, strict', { ...base, proofs: notProven, strict: true }, true],
    [
      'allowed',
      { ...base, proofs: notProven, strict: true, allowNotProven: ['ruby is not installed'] },
      false,
    ],
    ['another allowed', { ...base, proofs: notProven, strict: true, allowNotProven: ['go is not'] }, true],
  ])('%s', (_, input, want) => {
    expect(summarise(input).failed).toBe(want);
  });
});

test.each([
  ['port 8080 is taken', 'port 8080 is taken', true],
  ['port 8080 is taken', 'port 8080', true],
  ['port 8080 is taken', 'port 80', false],
  ['port 8080 is taken', 'is taken', false],
  ['port 8080 is taken', '', false],
])('the reason `%s` is allowed by `%s`: %s', (reason, entry, want) => {
  expect(isAllowed({ reason } as Proof, [entry])).toBe(want);
});
