import { expect, test } from 'vitest';
import { percentEncode, percentEncodeReserved } from './percent-encode.ts';

test('everything but unreserved characters, UTF-8 by bytes', () => {
  const all = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('');
  expect(percentEncode(all).replace(/%[0-9A-F]{2}/g, '')).toMatch(/^[A-Za-z0-9\-._~]+$/);
  expect(decodeURIComponent(percentEncode(`${all}é😀`))).toBe(`${all}é😀`);
  expect(percentEncode('\ud800')).toBe('%EF%BF%BD');
});

test('reserved characters and triplets may stay, but for what ends the place', () => {
  expect(percentEncodeReserved(":/?[]@!$&'()*+,;=%41% é")).toBe(":/?[]@!$&'()*+,;=%41%25%20%C3%A9");
  expect(percentEncodeReserved('a#b')).toBe('a%23b');
  expect(percentEncodeReserved('a#b?c', '#?')).toBe('a%23b%3Fc');
});
