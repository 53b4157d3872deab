import { expect, test } from 'vitest';
import type { Block, Guide } from '../../model/guide.ts';
import { storiesOf } from './stories.ts';

/** `1`, or `1a:Title` of the group that starts with block 1. */
function read(...blocks: readonly (string | undefined)[]): string[] {
  const made = blocks.map((title, index): Block => {
    const [group, name] = title?.split(':') ?? [];
    return {
      number: index + 1,
      kind: 'command',
      language: 'bash',
      text: '',
      exit: 0,
      location: { file: 'a.md' },
      ...(name ? { tab: { group: Number(group), title: name } } : {}),
    };
  });
  return storiesOf({ blocks: made } as unknown as Guide).map((story) =>
    story.blocks.map(({ number }) => number).join(' '),
  );
}

test('a page without tabs is one story', () => {
  expect(read(undefined, undefined)).toEqual(['1 2']);
});

test('each title is a story with the blocks that stand in no tab', () => {
  expect(read('1:A', '1:B', undefined, '4:A', '4:B')).toEqual(['1 3 4', '2 3 5']);
});

test('several blocks may share a tab', () => {
  expect(read('1:A', '1:A', '1:B')).toEqual(['1 2', '3']);
});

test('a group without the title stands at its first tab, and every tab is played', () => {
  expect(read('1:npm', '1:yarn', '3:curl', '3:Python', '3:Go')).toEqual(['1 3', '2 3', '1 4', '1 5']);
});
