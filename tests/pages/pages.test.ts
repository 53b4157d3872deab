import { expect, test } from 'vitest';
import { bothStates, pages } from './pages.ts';
import { fillRegion, firstDifference } from './region.ts';

test.each(pages)('$file says what the server says', async (page) => {
  const { is, wanted } = await bothStates(page);
  const found = firstDifference(is, wanted);
  const place = found && `${page.file}:${found.line}: \`npm run pages\` writes it anew`;
  expect(place && [place, found.has], place).toEqual(place && [place, found.wants]);
});

test('a difference is found with its line', () => {
  expect(firstDifference('a\nb\nc', 'a\nx\nc')).toEqual({ line: 2, has: 'b', wants: 'x' });
  expect(firstDifference('a\nb', 'a')).toEqual({ line: 2, has: 'b', wants: '(the end)' });
  expect(firstDifference('a', 'a\nb')).toEqual({ line: 2, has: '(the end)', wants: 'b' });
  expect(firstDifference('a', 'a')).toBeUndefined();
});

test('a region is filled again and again, and what stands around it stays', () => {
  const page = 'before\n\n<!-- generated: x -->\nold\n<!-- end of x -->\n\nafter\n';
  const once = fillRegion(page, 'x', 'new\n');
  expect(once).toBe('before\n\n<!-- generated: x -->\n\nnew\n\n<!-- end of x -->\n\nafter\n');
  expect(fillRegion(once, 'x', 'new')).toBe(once);
  expect(() => fillRegion(page, 'y', '')).toThrow('generated: y');
});
