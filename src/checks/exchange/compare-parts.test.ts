import { expect, test } from 'vitest';
import type { Part } from '../../model/example.ts';
import { compareParts } from './compare-parts.ts';

const png = { name: 'photo.png', base64: 'iVBORw0KGgo=' };
const title: Part = { name: 'title', headers: [], content: { text: 'Ünï "x"' } };
const meta: Part = {
  name: 'meta',
  contentType: 'application/json',
  headers: [],
  content: { text: '{"a":1.0}' },
};
const photo: Part = {
  name: 'photo',
  filename: 'photo.png',
  contentType: 'image/png',
  headers: [['X-Rate', '3']],
  content: { file: png },
};

const sentTitle = ['Content-Disposition: form-data; name="title"', 'Ünï "x"'];
const sentMeta = [
  'Content-Disposition: form-data; name="meta"\r\nContent-Type: application/json',
  '{ "a": 1 }',
];
const sentPhoto = [
  'Content-Disposition: form-data; name="photo"; filename="photo.png"\r\nContent-Type: image/png\r\nX-Rate: 3',
  Buffer.from(png.base64, 'base64').toString('latin1'),
];

function problems(
  want: readonly Part[],
  parts: readonly (readonly string[])[],
  type = 'multipart/form-data; boundary=b',
) {
  const chunks = parts.flatMap(([head = '', content = '']) => [
    Buffer.from(`--b\r\n${head}\r\n\r\n`),
    Buffer.from(content, head.includes('image') ? 'latin1' : 'utf8'),
    Buffer.from('\r\n'),
  ]);
  const body = Buffer.concat([...chunks, Buffer.from('--b--\r\n')]);
  const message = {
    method: 'POST',
    url: 'https://a.example/',
    headers: [['Content-Type', type]] as const,
    body,
  };
  return compareParts(want, message).map(({ problem }) => problem);
}

test('parts in their order, JSON by value, files by bytes', () => {
  expect(problems([title, meta, photo], [sentTitle, sentMeta, sentPhoto])).toEqual([]);
  expect(problems([title, meta], [sentMeta, sentTitle])).toContain('the name of part `title` differs');
  expect(problems([title], [sentTitle, sentTitle])).toEqual(['another number of parts']);
});

test('a part that says less, more or other than documented', () => {
  const [head = '', bytes = ''] = sentPhoto;
  const changed = (from: string, to: string) => problems([photo], [[head.replace(from, to), bytes]]);
  expect(changed('; filename="photo.png"', '')).toEqual(['the file name of part `photo` differs']);
  expect(changed('\r\nContent-Type: image/png', '')).toContain('another type of part `photo`');
  expect(changed('X-Rate: 3', 'X-Rate: 4')).toEqual(['another `X-Rate` of part `photo`']);
  expect(problems([photo], [[head, '']])).toEqual(['another content of part `photo`']);
  expect(problems([meta], [[sentMeta[0] ?? '', '{"a":2}']])).toEqual(['another value at `/a`']);
  expect(
    problems([title], [['Content-Disposition: form-data; name="title"; filename="x"', 'Ünï "x"']]),
  ).toEqual(['the file name of part `title` differs']);
  expect(problems([title], [[`${sentTitle[0]}\r\nContent-Type: application/json`, 'Ünï "x"']])).toEqual([
    'part `title` has a type',
  ]);
});

test('what every client may say by itself', () => {
  expect(
    problems([title], [[`${sentTitle[0]}\r\nContent-Type: text/plain; charset=UTF-8`, 'Ünï "x"']]),
  ).toEqual([]);
  expect(problems([meta], [[`${sentMeta[0]}; charset=utf-8`, '{"a":1}']])).toEqual([]);
});

test('a body without a boundary, or cut short', () => {
  expect(problems([title], [sentTitle], 'multipart/form-data')).toEqual([
    'the Content-Type names no boundary',
  ]);
  expect(problems([title], [sentTitle], 'multipart/form-data; boundary=c')).toEqual([
    'the body does not end as its boundary says',
  ]);
});
