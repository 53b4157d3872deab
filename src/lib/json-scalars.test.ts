import { expect, test } from 'vitest';
import { findJsonScalars } from './json-scalars.ts';

function found(text: string) {
  return findJsonScalars(text).map(({ start, end, value, pointer }) => [
    pointer,
    text.slice(start, end),
    value,
  ]);
}

test('strings and numbers with their places, no keys', () => {
  expect(found('{"a":"b","c":[1,{"d/e~":"\\u0066"}],"g":[],"h":{},"i":true,"j":null,"k":-1.5e3}')).toEqual([
    ['/a', '"b"', 'b'],
    ['/c/0', '1', { number: '1' }],
    ['/c/1/d~1e~0', '"\\u0066"', 'f'],
    ['/k', '-1.5e3', { number: '-1.5e3' }],
  ]);
});

test('texts that look like JSON', () => {
  expect(found(' [ "\\"],{", "a\\\\", "" ] ')).toEqual([
    ['/0', '"\\"],{"', '"],{'],
    ['/1', '"a\\\\"', 'a\\'],
    ['/2', '""', ''],
  ]);
  expect(found('"x"')).toEqual([['', '"x"', 'x']]);
  expect(found('7')).toEqual([['', '7', { number: '7' }]]);
});

test.each(['', '{', '{"a":1,}', "{'a':'b'}", 'a=b', '[1][2]'])('%j is no JSON', (text) => {
  expect(findJsonScalars(text)).toEqual([]);
});

test('very deep JSON', () => {
  expect(findJsonScalars(`${'['.repeat(1000)}"a"${']'.repeat(1000)}`)).toHaveLength(1);
});
