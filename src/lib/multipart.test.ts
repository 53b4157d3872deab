import { expect, test } from 'vitest';
import { boundaryOf, dispositionParameter, parseMultipart, writeMultipart } from './multipart.ts';

test('a boundary, quoted or not, whatever stands around it', () => {
  expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc');
  expect(boundaryOf('multipart/form-data; charset=utf-8; Boundary="a b:c"; x=1')).toBe('a b:c');
  expect(boundaryOf('multipart/form-data')).toBeUndefined();
});

function contents(text: string, boundary = 'b') {
  const body = Buffer.from(text, 'latin1');
  return parseMultipart(body, boundary)?.map(({ headers, start, end }) => ({
    headers,
    content: body.subarray(start, end).toString('latin1'),
  }));
}

test('parts with their header fields and contents', () => {
  expect(contents('--b\r\nA: 1\r\nb:2\r\n\r\nfirst\r\n--b\r\n\r\nsecond\r\nline\r\n--b--\r\n')).toEqual([
    {
      headers: [
        ['A', '1'],
        ['b', '2'],
      ],
      content: 'first',
    },
    { headers: [], content: 'second\r\nline' },
  ]);
});

test('preamble, white space behind the boundary, empty contents, no part at all', () => {
  expect(contents('hello\r\n--b  \r\nA: 1\r\n\r\n\r\n--b--')).toEqual([
    { headers: [['A', '1']], content: '' },
  ]);
  expect(contents('--b--\r\n')).toEqual([]);
});

test('a body that is cut, or has another boundary, is none', () => {
  expect(contents('--b\r\nA: 1\r\n\r\nfirst')).toBeUndefined();
  expect(contents('--c\r\nA: 1\r\n\r\nfirst\r\n--c--')).toBeUndefined();
  expect(contents('')).toBeUndefined();
});

test('names as clients write them', () => {
  expect(dispositionParameter('form-data; name="a"; filename="x.png"', 'name')).toContain('a');
  expect(dispositionParameter('form-data; name="a"; filename="x.png"', 'filename')).toContain('x.png');
  expect(dispositionParameter('form-data; name="say \\"hi\\""', 'name')).toContain('say "hi"');
  expect(dispositionParameter('form-data; name="say %22hi%22"', 'name')).toContain('say "hi"');
  expect(dispositionParameter('form-data; name="a\\"; filename="b"', 'name')).toContain('a\\');
  expect(dispositionParameter("form-data; name*=utf-8''%C3%BC", 'name')).toEqual(['ü']);
  expect(dispositionParameter('form-data; filename="x"', 'name')).toEqual([]);
});

test('what is written is read again', () => {
  const parts = [
    { name: 'text "1"', headers: [['X-Part', 'a']] as const, content: Buffer.from('ünï\r\n--b') },
    {
      name: 'file',
      filename: 'ü.bin',
      contentType: 'image/png',
      headers: [],
      content: Buffer.from([0, 255, 13, 10]),
    },
  ];
  const body = Buffer.from(writeMultipart(parts, 'boundary'));
  const found = parseMultipart(body, 'boundary') ?? [];
  expect(found.map(({ start, end }) => body.subarray(start, end))).toEqual(
    parts.map(({ content }) => content),
  );
  expect(found[0]?.headers).toContainEqual(['X-Part', 'a']);
  expect(dispositionParameter(found[0]?.headers[0]?.[1] ?? '', 'name')).toContain('text "1"');
  expect(dispositionParameter(found[1]?.headers[0]?.[1] ?? '', 'filename')).toContain('ü.bin');
});
