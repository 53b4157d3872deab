import { expect, test } from 'vitest';
import type { RawValue } from '../raw-value.ts';
import { styleReaders } from './index.ts';

const list = (...items: string[]): RawValue => ({ list: items });
const colours: RawValue = {
  members: [
    ['R', '100'],
    ['G', '200'],
    ['B', '150'],
  ],
};
const three = list('blue', 'black', 'brown');

// The rows of https://spec.openapis.org/oas/v3.1.1.html#style-examples, read backwards.
test.each<[style: string, explode: boolean, written: string, value: RawValue]>([
  ['matrix', false, ';color', ''],
  ['matrix', false, ';color=blue', 'blue'],
  ['matrix', false, ';color=blue,black,brown', three],
  ['matrix', false, ';color=R,100,G,200,B,150', colours],
  ['matrix', true, ';color=blue;color=black;color=brown', three],
  ['matrix', true, ';R=100;G=200;B=150', colours],
  ['label', false, '.', ''],
  ['label', false, '.blue', 'blue'],
  ['label', false, '.blue,black,brown', three],
  ['label', false, '.R,100,G,200,B,150', colours],
  ['label', true, '.blue.black.brown', three],
  ['label', true, '.R=100.G=200.B=150', colours],
  ['simple', false, 'blue', 'blue'],
  ['simple', false, 'blue,black,brown', three],
  ['simple', false, 'R,100,G,200,B,150', colours],
  ['simple', true, 'R=100,G=200,B=150', colours],
  ['simple', false, 'a%2Cb,c', list('a,b', 'c')],
  ['form', false, 'color=', ''],
  ['form', false, 'color=blue,black,brown', three],
  ['form', false, 'color=R,100,G,200,B,150', colours],
  ['form', true, 'color=blue&color=black&color=brown', three],
  ['form', true, 'color=blue', list('blue')],
  ['form', true, 'R=100&G=200&B=150', colours],
  ['spaceDelimited', false, 'color=blue%20black%20brown', three],
  ['spaceDelimited', false, 'color=R%20100%20G%20200%20B%20150', colours],
  ['pipeDelimited', false, 'color=blue%7Cblack%7Cbrown', three],
  ['pipeDelimited', false, 'color=R|100|G|200|B|150', colours],
  ['deepObject', true, 'color[R]=100&color[G]=200&color[B]=150', colours],
  ['deepObject', true, 'color[a][]=1&color[a][]=2', { members: [['a', list('1', '2')]] }],
  ['deepObject', true, 'color[a][b]=1', { members: [['a', { members: [['b', '1']] }]] }],
])('%s with explode %s: %s', (style, explode, written, value) => {
  const pairs = written
    .split('&')
    .map((pair): [string, string] => [pair.replace(/=.*$/, ''), pair.replace(/^[^=]*=?/, '')]);
  const read = styleReaders[style]?.(
    { text: written, pairs },
    { name: 'color', explode, decode: decodeURIComponent },
  );
  expect(read).toContainEqual(value);
});

test.each([
  ['matrix', ';size=4'],
  ['label', 'blue'],
])('%s does not read %s', (style, text) => {
  const options = { name: 'color', explode: false, decode: decodeURIComponent };
  expect(styleReaders[style]?.({ text, pairs: [] }, options)).toEqual([]);
});
