import { expect, test } from 'vitest';
import { holds } from './criterion.ts';
import type { ExpressionScope } from './expression.ts';

const scope: ExpressionScope = {
  inputs: { name: "O'Neil" },
  steps: {},
  answer: {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: { state: 'Active', total: 3, list: [], none: null, no: false },
  },
};

function check(condition: string, type: 'simple' | 'regex' = 'simple', context?: string): boolean {
  return holds({ condition, type, ...(context === undefined ? {} : { context }) }, scope);
}

test.each([
  '$statusCode == 200',
  '$statusCode==200',
  '$statusCode == 201 || $statusCode == 200',
  '$statusCode == 200 && $response.body#/total >= 3',
  "$response.body#/state == 'active'",
  "$response.body#/state != 'a && b'",
  "'a || b' == 'A || B'",
  "$inputs.name == 'O''Neil'",
  '!($statusCode == 404)',
  '!$response.body#/missing',
  '$response.body#/none == null',
  '$response.body#/no == false',
  '($statusCode > 199 && $statusCode < 300) || false',
  'false && false || true',
  "$response.header.Content-Type == 'application/json'",
  '$response.body#/list',
])('%s holds', (condition) => expect(check(condition)).toBe(true));

test.each([
  '$statusCode == 404',
  '$statusCode != 200',
  "$statusCode == '200'",
  '$statusCode == 200 && $response.body#/total > 3',
  '$response.body#/missing',
  '$response.body#/none',
  '$response.body#/no',
  '$response.body#/missing > 1',
  '$response.body#/state < 5',
  '$response.body#/list#/length == 0',
  '$response.body#/list/length == 0',
  'true && (false || false)',
])('%s does not hold', (condition) => expect(check(condition)).toBe(false));

test.each([
  '',
  '$statusCode = 200',
  '$statusCode == ',
  '($statusCode == 200',
  '$statusCode == 200)',
  "'open",
  '$a == 0x1',
  '&& true',
])('%j cannot be read', (condition) => expect(() => check(condition)).toThrow('cannot be read'));

test('regular expressions look at a context, and at nothing where there is none', () => {
  expect(check('^2\\d\\d$', 'regex', '$statusCode')).toBe(true);
  expect(check('"total":3', 'regex', '$response.body')).toBe(true);
  expect(check('^act', 'regex', '$response.body#/state')).toBe(false);
  expect(check('undefined|.*', 'regex', '$response.body#/missing')).toBe(false);
  expect(check('.*', 'regex')).toBe(false);
});
