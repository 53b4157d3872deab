import { expect, test } from 'vitest';
import { writeMultipart } from '../../lib/multipart.ts';
import type { Binding } from '../../model/binding.ts';
import { bindRequest } from './bind-request.ts';

const parts = [
  { name: 'email', headers: [], content: Buffer.from('john.doe@example.com') },
  { name: 'code', headers: [], content: Buffer.from('123456') },
  { name: 'file', filename: 'a.txt', headers: [], content: Buffer.from('john.doe@example.com') },
  { name: 'bytes', headers: [], content: Buffer.from([0xff, 0xfe]) },
];
const bindings: Binding[] = [
  { literal: 'john.doe@example.com', live: 'fresh@example.com' },
  { literal: '123456', live: '42', place: { in: 'form', name: 'code' } },
];

function bound(type: string, given: readonly Binding[]): Buffer {
  const headers = [['Content-Type', type]] as const;
  const body = writeMultipart(parts, 'b');
  return Buffer.from(bindRequest({ method: 'POST', url: 'https://a.example/', headers, body }, given).body);
}

test('text parts are bound as a whole, files and bytes stay', () => {
  const [email, code, ...rest] = parts;
  const expected = writeMultipart(
    [
      { ...email, name: 'email', headers: [], content: Buffer.from('fresh@example.com') },
      { ...code, name: 'code', headers: [], content: Buffer.from('42') },
      ...rest,
    ],
    'b',
  );
  expect(bound('multipart/form-data; boundary=b', bindings).equals(Buffer.from(expected))).toBe(true);
});

test('a body that is no multipart, or names nothing, stays', () => {
  const same = Buffer.from(writeMultipart(parts, 'b'));
  expect(bound('multipart/form-data', bindings).equals(same)).toBe(true);
  expect(bound('multipart/form-data; boundary=c', bindings).equals(same)).toBe(true);
  expect(bound('multipart/form-data; boundary=b', [{ literal: 'not there', live: 'x' }]).equals(same)).toBe(
    true,
  );
});
