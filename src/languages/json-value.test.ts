import { expect, it } from 'vitest';
import { toJsonText } from './json-text.ts';
import { Digits, toJsonValue } from './json-value.ts';

it.each([
  ['9007199254740993', new Digits('9007199254740993')],
  ['[1, 1.50, 1e2, -0.1]', [1, 1.5, 100, -0.1]],
  [
    '{"a": 3.14159265358979323846, "b": 1e400}',
    { a: new Digits('3.14159265358979323846'), b: new Digits('1e400') },
  ],
  ['{"12345678901234567890": "12345678901234567890"}', { '12345678901234567890': '12345678901234567890' }],
  [
    '{"#": "\\u0023#1", "##": 12345678901234567890}',
    { '#': '##1', '##': new Digits('12345678901234567890') },
  ],
  [
    '["a\\"12345678901234567890", -12345678901234567890]',
    ['a"12345678901234567890', new Digits('-12345678901234567890')],
  ],
])('keeps what a double would round in %s', (text, value) => {
  expect(toJsonValue({ value: JSON.parse(text), text })).toEqual(value);
});

it('writes every digit again', () => {
  const text = '[18446744073709551615,0.10000000000000000001,1e-400,"#1",2]';
  expect(toJsonText(toJsonValue({ value: JSON.parse(text), text }), { indent: 0 })).toBe(text);
});

it.each([
  ['12345678901234567890', true],
  ['-9223372036854775809', true],
  ['1e400', false],
  ['0.10000000000000000001', false],
  ['1'.repeat(5000), false],
])('tells whether %s is an integer that any digit count allows', (text, isInteger) => {
  expect(new Digits(text).isInteger).toBe(isInteger);
});
