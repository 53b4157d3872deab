import { expect, it } from 'vitest';
import { escapeName, isFormData, writeMultipart } from './multipart.ts';

const text = (name: string, content: string) => ({ name, headers: [], content: { text: content } });
const file = { name: 'a.bin', base64: Buffer.from('a part-boundary-1 in it').toString('base64') };

it('writes a body in texts and files, with a boundary that none of them holds', () => {
  const part = { name: 'f', filename: 'b"c.bin', contentType: 'image/png', headers: [], content: { file } };
  const parts = [text('a', '1'), part, text('b', '')];
  expect(writeMultipart({ kind: 'multipart', mediaType: 'multipart/form-data', parts })).toEqual({
    contentType: 'multipart/form-data; boundary=part-boundary-2',
    chunks: [
      '--part-boundary-2\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--part-boundary-2\r\n' +
        'Content-Disposition: form-data; name="f"; filename="b%22c.bin"\r\nContent-Type: image/png\r\n\r\n',
      file,
      '\r\n--part-boundary-2\r\nContent-Disposition: form-data; name="b"\r\n\r\n\r\n--part-boundary-2--\r\n',
    ],
    lines: [
      '--part-boundary-2',
      'Content-Disposition: form-data; name="a"',
      '',
      '1',
      '--part-boundary-2',
      'Content-Disposition: form-data; name="f"; filename="b%22c.bin"',
      'Content-Type: image/png',
      '',
      file,
      '--part-boundary-2',
      'Content-Disposition: form-data; name="b"',
      '',
      '',
      '--part-boundary-2--',
      '',
    ],
  });
});

it('takes the boundary that is documented', () => {
  const mediaType = 'multipart/mixed; boundary="a b"';
  const { contentType, chunks } = writeMultipart({ kind: 'multipart', mediaType, parts: [] });
  expect([contentType, ...chunks]).toEqual([mediaType, '--a b--\r\n']);
});

it('escapes a name as HTML forms do', () => {
  expect(escapeName('a"b\\c\r\nd%22')).toBe('a%22b\\c%0D%0Ad%22');
});

it.each([
  ['multipart/form-data', true],
  ['Multipart/Form-Data ', true],
  ['multipart/form-data; boundary=a', false],
  ['multipart/mixed', false],
])('tells whether clients say %s by themselves: %s', (value, isImplied) => {
  expect(isFormData({ name: 'Content-Type', value })).toBe(isImplied);
});
