import { expect, test } from 'vitest';
import type { Block, Guide } from '../../model/guide.ts';
import { joinBlocks } from './joined.ts';

function join(...blocks: readonly (Partial<Block> & { readonly language: string })[]): string[][] {
  const made = blocks.map((block, index) => ({
    number: index + 1,
    kind: 'command',
    text: `${index + 1}\n`,
    exit: 0,
    ...block,
  }));
  const guide = { blocks: made } as unknown as Guide;
  return joinBlocks(guide).map((joined) => joined.guide.blocks.map(({ text }) => text));
}

test('blocks of one language become one program, where the first stood', () => {
  const blocks = [
    { language: 'bash' },
    { language: 'python' },
    { language: 'json', kind: 'response' },
  ] as const;
  expect(join(...blocks, { language: 'python' }, { language: 'bash' })).toEqual([['1\n', '2\n\n4\n', '5\n']]);
});

test('each language is joined by itself', () => {
  const blocks = [{ language: 'python' }, { language: 'python' }, { language: 'js' }, { language: 'mjs' }];
  expect(join(...blocks)).toEqual([
    ['1\n\n2\n', '3\n', '4\n'],
    ['1\n', '2\n', '3\n\n4\n'],
  ]);
});

test('one block is a program already, and programs of compiled languages are whole', () => {
  expect(join({ language: 'python' })).toEqual([]);
  expect(join({ language: 'go' }, { language: 'go' })).toEqual([]);
  expect(join({ language: 'bash' }, { language: 'bash' })).toEqual([]);
});

test('what another language does between them cannot be left out', () => {
  expect(join({ language: 'ruby' }, { language: 'bash' }, { language: 'ruby' })).toEqual([]);
});

test('a block that is meant to fail would end the program', () => {
  expect(join({ language: 'ruby' }, { language: 'ruby', exit: 1 }, { language: 'ruby' })).toEqual([
    ['1\n\n3\n'],
  ]);
});
