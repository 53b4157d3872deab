import type { Block } from '../../model/guide.ts';
import type { FenceInfo } from './fence-info.ts';
import { languageTitles } from './fence-languages.ts';
import type { ReportBlock } from './report-block.ts';

/** The title of the tab that a fence asks for; undefined when it stands in none. */
export function tabTitle(
  { language, marks, attributes }: FenceInfo,
  kind: Block['kind'],
  report: ReportBlock,
): string | undefined {
  if (attributes.tab === undefined && !marks.includes('tab')) return undefined;
  const own = languageTitles[language];
  const title = attributes.tab?.trim() || own;
  if (title === undefined) {
    report('tab-title', 'The block stands in a tab without a title.', { fix: 'Write `tab="…"`.' });
    return undefined;
  }
  const named = namedLanguage(title);
  if (kind === 'command' && named !== undefined && own !== undefined && named !== own) {
    report('tab-language', `The tab is called \`${title}\`, but its block is \`${language}\`.`);
  }
  return title;
}

/** The language that a title starts with; `curl` and `cURL` are called from a shell. */
function namedLanguage(title: string): string | undefined {
  const word = title.split(/[\s(]/)[0]?.toLowerCase() ?? '';
  const other: Readonly<Record<string, string>> = {
    curl: 'Shell',
    node: 'JavaScript',
    'node.js': 'JavaScript',
  };
  if (Object.hasOwn(other, word)) return other[word];
  return Object.hasOwn(languageTitles, word) ? languageTitles[word] : undefined;
}
