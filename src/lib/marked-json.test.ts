import { expect, test } from 'vitest';
import { parseMarkedJson } from './marked-json.ts';

test.each([
  ['[…]', ['…']],
  ['{ "a": [1, …] }', { a: [1, '…'] }],
  ['["…", "a […] \\" …"]', ['…', 'a […] " …']],
  ['{ "token": "eyJ…" }', { token: 'eyJ…' }],
])('%s is read', (text, value) => {
  expect(parseMarkedJson(text)).toEqual(value);
});

test.each(['{ … }', '{ "a": … }', '…', '[…', '{ "a": 1, }'])('%s is refused', (text) => {
  expect(parseMarkedJson(text)).toBeUndefined();
});
