import { describe, expect, test } from 'vitest';
import { percentEncode, percentEncodeReserved } from '../../lib/percent-encode.ts';
import type { ExactValue } from '../exact-value.ts';
import { parameterStyles, queryStyles } from './index.ts';
import { toParameterValue } from './parameter-style.ts';
import { plainPair, printPair } from './query-style.ts';

// The rows of the specification's own table: https://spec.openapis.org/oas/v3.1.1.html#style-examples
const primitive = 'blue';
const array = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };

function print(style: string, explode: boolean, from: ExactValue, encode = percentEncode, name = 'color') {
  const query = queryStyles[style];
  if (query)
    return query(from, { name, explode })
      .map((each) => printPair(each, encode))
      .join('&');
  const value = toParameterValue(from);
  return value ? parameterStyles[style]?.(value, { name, explode, encode }) : '';
}

test.each<[string, boolean, ExactValue, string]>([
  ['matrix', false, '', ';color'],
  ['matrix', false, primitive, ';color=blue'],
  ['matrix', false, array, ';color=blue,black,brown'],
  ['matrix', false, object, ';color=R,100,G,200,B,150'],
  ['matrix', true, '', ';color'],
  ['matrix', true, primitive, ';color=blue'],
  ['matrix', true, array, ';color=blue;color=black;color=brown'],
  ['matrix', true, object, ';R=100;G=200;B=150'],
  ['label', false, '', '.'],
  ['label', false, primitive, '.blue'],
  ['label', false, array, '.blue,black,brown'],
  ['label', false, object, '.R,100,G,200,B,150'],
  ['label', true, '', '.'],
  ['label', true, primitive, '.blue'],
  ['label', true, array, '.blue.black.brown'],
  ['label', true, object, '.R=100.G=200.B=150'],
  ['simple', false, '', ''],
  ['simple', false, primitive, 'blue'],
  ['simple', false, array, 'blue,black,brown'],
  ['simple', false, object, 'R,100,G,200,B,150'],
  ['simple', true, array, 'blue,black,brown'],
  ['simple', true, object, 'R=100,G=200,B=150'],
  ['form', false, '', 'color='],
  ['form', false, primitive, 'color=blue'],
  ['form', false, array, 'color=blue,black,brown'],
  ['form', false, object, 'color=R,100,G,200,B,150'],
  ['form', true, '', 'color='],
  ['form', true, primitive, 'color=blue'],
  ['form', true, array, 'color=blue&color=black&color=brown'],
  ['form', true, object, 'R=100&G=200&B=150'],
  ['spaceDelimited', false, array, 'color=blue%20black%20brown'],
  ['spaceDelimited', false, object, 'color=R%20100%20G%20200%20B%20150'],
  ['pipeDelimited', false, array, 'color=blue%7Cblack%7Cbrown'],
  ['pipeDelimited', false, object, 'color=R%7C100%7CG%7C200%7CB%7C150'],
  ['deepObject', true, object, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
])('%s, explode %s, %j', (style, explode, value, want) => {
  expect(print(style, explode, value)).toBe(want);
});

describe('what the specification leaves open', () => {
  test.each<[string, boolean, ExactValue, string]>([
    ['spaceDelimited', true, array, 'color=blue&color=black&color=brown'],
    ['pipeDelimited', true, object, 'R=100&G=200&B=150'],
    ['pipeDelimited', false, primitive, 'color=blue'],
    ['deepObject', false, object, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
    ['deepObject', true, primitive, 'color=blue'],
    [
      'deepObject',
      true,
      { a: { b: [1, { c: 2 }] } },
      'color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D%5Bc%5D=2',
    ],
    ['form', true, { a: { b: 1 } }, 'a=%7B%22b%22%3A1%7D'],
    ['form', false, [1, null, true], 'color=1,true'],
  ])('%s, explode %s, %j', (style, explode, value, want) => {
    expect(print(style, explode, value)).toBe(want);
  });

  test.each(['matrix', 'label', 'simple', 'form', 'spaceDelimited', 'pipeDelimited', 'deepObject'])(
    '%s: null and what is empty leave no trace',
    (style) => {
      for (const explode of [false, true]) {
        for (const value of [null, [], {}, [null], { a: null }])
          expect(print(style, explode, value)).toBe('');
      }
    },
  );
});

describe('examples of RFC 6570', () => {
  const count = ['one', 'two', 'three'];
  const keys = { semi: ';', dot: '.', comma: ',' };
  const reserved = (text: string) => percentEncodeReserved(text);

  // https://www.rfc-editor.org/rfc/rfc6570#section-3.2
  test.each<[string, boolean, string, ExactValue, string]>([
    ['simple', false, 'count', count, 'one,two,three'],
    ['simple', true, 'count', count, 'one,two,three'],
    ['simple', false, 'hello', 'Hello World!', 'Hello%20World%21'],
    ['simple', false, 'half', '50%', '50%25'],
    ['simple', false, 'keys', keys, 'semi,%3B,dot,.,comma,%2C'],
    ['simple', true, 'keys', keys, 'semi=%3B,dot=.,comma=%2C'],
    ['label', false, 'who', 'fred', '.fred'],
    ['label', false, 'list', ['red', 'green', 'blue'], '.red,green,blue'],
    ['label', true, 'list', ['red', 'green', 'blue'], '.red.green.blue'],
    ['label', false, 'keys', keys, '.semi,%3B,dot,.,comma,%2C'],
    ['label', true, 'keys', keys, '.semi=%3B.dot=..comma=%2C'],
    ['matrix', false, 'who', 'fred', ';who=fred'],
    ['matrix', false, 'empty', '', ';empty'],
    ['matrix', false, 'hello', 'Hello World!', ';hello=Hello%20World%21'],
    ['matrix', false, 'keys', keys, ';keys=semi,%3B,dot,.,comma,%2C'],
    ['matrix', true, 'keys', keys, ';semi=%3B;dot=.;comma=%2C'],
    ['form', false, 'x', 1024, 'x=1024'],
    ['form', false, 'keys', keys, 'keys=semi,%3B,dot,.,comma,%2C'],
    ['form', true, 'keys', keys, 'semi=%3B&dot=.&comma=%2C'],
  ])('%s, explode %s, %s', (style, explode, name, value, want) => {
    expect(print(style, explode, value, percentEncode, name)).toBe(want);
  });

  test('reserved expansion', () => {
    expect(print('simple', false, 'Hello World!', reserved)).toBe('Hello%20World!');
    expect(print('simple', false, '50%', reserved)).toBe('50%25');
    expect(print('simple', false, '/foo/bar', reserved)).toBe('/foo/bar');
    expect(print('simple', true, keys, reserved)).toBe('semi=;,dot=.,comma=,');
  });
});

test('of a form the pairs are read before anything is encoded', () => {
  const pairs = (style: string) => queryStyles[style]?.(array, { name: 'c', explode: false }).map(plainPair);
  expect(pairs('form')).toEqual([['c', 'blue,black,brown']]);
  expect(pairs('spaceDelimited')).toEqual([['c', 'blue black brown']]);
  expect(pairs('pipeDelimited')).toEqual([['c', 'blue|black|brown']]);
});
