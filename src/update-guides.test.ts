import { expect, test } from 'vitest';
import { readGuide } from './load/markdown/load-guide.ts';
import { replaceBlocks } from './update-guides.ts';

/** Replaces the text of every block as the page has them. */
function replace(source: string, ...texts: readonly string[]) {
  const page = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const { guide } = readGuide(page, 'a.md', { path: 'a' }, new Map());
  const stale = guide.blocks.flatMap((block, index) => {
    const text = texts[index];
    return text === undefined ? [] : [{ block, text }];
  });
  return replaceBlocks(source, stale);
}

const fence = '```';

test.each([
  ['plain', `a\n${fence}text output\n1\n2\n${fence}\nb`, `a\n${fence}text output\n1\n3\n4\n${fence}\nb`],
  [
    'in a list',
    `- a\n\n  ${fence}text output\n  1\n  2\n  ${fence}\n`,
    `- a\n\n  ${fence}text output\n  1\n  3\n  4\n  ${fence}\n`,
  ],
  [
    'in a quote',
    `> ${fence}text output\n> 1\n> 2\n> ${fence}\n`,
    `> ${fence}text output\n> 1\n> 3\n> 4\n> ${fence}\n`,
  ],
  [
    'of Windows',
    `\uFEFFa\r\n\r\n${fence}text output\r\n1\r\n2\r\n${fence}\r\n`,
    `\uFEFFa\r\n\r\n${fence}text output\r\n1\r\n3\r\n4\r\n${fence}\r\n`,
  ],
])('a block that is %s', (_, source, want) => {
  expect(replace(source, '1\n3\n4\n').text).toBe(want);
});

test('several blocks, with what changed in each', () => {
  const source = `${fence}text output\n1\n${fence}\n\n${fence}text output\n\nx\n\n${fence}\n`;
  expect(replace(source, '1\n2\n', '\ny\n\n')).toEqual({
    text: `${fence}text output\n1\n2\n${fence}\n\n${fence}text output\n\ny\n\n${fence}\n`,
    diff: '@@ line 3 @@\n+2\n@@ line 7 @@\n-x\n+y\n',
  });
});

test('a block whose lines are not those of the file stays', () => {
  const source = `${fence}text output\n{fact:a}\n${fence}\n`;
  const { guide } = readGuide(source.replace('{fact:a}', '15'), 'a.md', { path: 'a' }, new Map());
  const [block] = guide.blocks;
  expect(block && replaceBlocks(source, [{ block, text: '16\n' }])).toEqual({ text: source, diff: '' });
});
