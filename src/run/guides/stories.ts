import type { Block, Guide } from '../../model/guide.ts';

/**
 * The ways through a page: with tabs, one for each title, on which every group of tabs stands at that title, or at its
 * first where it has no such tab. Each is a Guide of the blocks that a reader sees then. Every tab is in one of them.
 */
export function storiesOf(guide: Guide): Guide[] {
  const groups = new Map<number, string[]>();
  for (const { tab } of guide.blocks) {
    if (tab) groups.set(tab.group, [...(groups.get(tab.group) ?? []), tab.title]);
  }
  const stories = new Map<string, Guide>();
  for (const title of new Set([...groups.values()].flat())) {
    const isChosen = ({ tab }: Block) => {
      const titles = tab && groups.get(tab.group);
      return !titles || tab.title === (titles.includes(title) ? title : titles[0]);
    };
    const blocks = guide.blocks.filter(isChosen);
    stories.set(blocks.map(({ number }) => number).join(), { ...guide, blocks });
  }
  return stories.size === 0 ? [guide] : [...stories.values()];
}
