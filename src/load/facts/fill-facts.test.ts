import { expect, test } from 'vitest';
import { durationToSeconds } from '../../lib/iso-duration.ts';
import type { Fact } from '../../model/docs.ts';
import { createFactTable } from './fact-table.ts';
import { fillFacts } from './fill-facts.ts';

const location = { file: 'openapi.yaml' };
const facts: Fact[] = [
  { id: 'lifetimes.access-token', value: 900, unit: 'seconds', terms: [], location },
  { id: 'rate-limits.login.limit', value: 5, unit: 'count', terms: [], location },
  { id: 'sunset', value: '2027-10-29', terms: [], location },
];
const table = createFactTable([{ api: 'auth', id: 'v1', facts }]);

test.each([
  ['{fact:auth.v1.lifetimes.access-token}', '900'],
  ['{fact:auth.v1.lifetimes.access-token|seconds}', '900'],
  ['`{fact:auth.v1.lifetimes.access-token|minutes}` min', '`15` min'],
  ['{fact:auth.v1.lifetimes.access-token|hours}', '0.25'],
  ['{fact:auth.v1.rate-limits.login.limit} times until {fact:auth.v1.sunset}', '5 times until 2027-10-29'],
  ['{other:thing} {fact:}', '{other:thing} {fact:}'],
])('%s becomes %s', (text, want) => {
  expect(fillFacts(text, 'a.md', table)).toEqual({ text: want, findings: [] });
});

test.each([
  [
    'a\n b {fact:auth.v1.lifetime.access-token}',
    'fact-known',
    'did you mean `auth.v1.lifetimes.access-token`?',
  ],
  ['\n12 {fact:auth.v1.lifetimes.access-token|minute}', 'fact-format', 'did you mean `minutes`?'],
  ['\n12 {fact:auth.v1.rate-limits.login.limit|hours}', 'fact-format', 'is no duration'],
])('%j is a finding', (text, rule, words) => {
  const filled = fillFacts(text, 'a.md', table);
  expect(filled.text).toBe(text);
  expect(filled.findings).toMatchObject([{ rule, location: { file: 'a.md', line: 2, column: 4 } }]);
  expect(filled.findings[0]?.message).toContain(words);
});

test.each([
  ['PT15M', 900],
  ['P7D', 604800],
  ['P1W', 604800],
  ['PT1H30M', 5400],
  ['P1DT1S', 86401],
  ['PT0.5S', 0.5],
  ['P1M', undefined],
  ['P', undefined],
  ['PT', undefined],
  ['P1DT', undefined],
  ['15m', undefined],
])('%s lasts %s seconds', (duration, seconds) => {
  expect(durationToSeconds(duration)).toBe(seconds);
});
