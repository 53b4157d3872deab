import type { Block, Guide } from '../../../model/guide.ts';
import type { Catalogue } from '../catalogue.ts';
import { findFlow, printSequence } from '../diagrams/sequence.ts';
import { proofView } from '../proof-view.ts';
import { highlight } from '../text/highlight.ts';
import type { CodePrinter } from '../text/print-blocks.ts';

/** Prints a partial of the site's templates by name. */
export type BlockPrinter = (partial: string, view: object) => string;

/** Prints the blocks of a guide where they stand; all tabs of a group stand where the first of them does. */
export function blockPrinter(
  catalogue: Catalogue,
  guide: Guide,
  print: BlockPrinter,
): { readonly code: CodePrinter; readonly ids: readonly string[] } {
  const blocks = new Map(guide.blocks.map((block) => [block.location.line, block]));
  const view = (block: Block) => blockView(catalogue, guide, block);
  const code: CodePrinter = (text, language, line) => {
    const diagram = guide.diagrams.find(({ location }) => location.line === line);
    if (diagram) return printSequence(findFlow(catalogue, guide, diagram.flow), catalogue, `diagram-${line}`);
    const block = blocks.get(line);
    if (block === undefined) return print('block', { html: highlight(text, language), title: language });
    if (block.tab === undefined) return print('block', view(block));
    return block.tab.group === block.number ? print('tabs', tabsView(guide, block.number, view)) : '';
  };
  const groups = guide.blocks.filter(({ tab, number }) => tab?.group === number);
  return {
    code,
    ids: groups.flatMap(({ number }) => tabsView(guide, number, () => ({})).tabs.map(({ id }) => id)),
  };
}

interface TabView {
  readonly id: string;
  readonly title: string;
  /** What the choice is remembered by. */
  readonly language: string;
  readonly blocks: readonly object[];
}

function tabsView(
  { blocks }: Guide,
  group: number,
  view: (block: Block) => object,
): { readonly name: string; readonly tabs: readonly TabView[] } {
  const own = blocks.filter(({ tab }) => tab?.group === group);
  const titles = [...new Set(own.flatMap(({ tab }) => tab?.title ?? []))];
  const tabs = titles.map((title, index) => {
    const shown = own.filter(({ tab }) => tab?.title === title);
    const language = languageIds[shown[0]?.language ?? ''] ?? title;
    return { id: `tabs-${group}-${index + 1}`, title, language, blocks: shown.map(view) };
  });
  return { name: `tabs-${group}`, tabs };
}

/** The tabs of operations are remembered by these ids. */
const languageIds: Readonly<Record<string, string>> = {
  bash: 'curl',
  sh: 'curl',
  shell: 'curl',
  python: 'python-requests',
  javascript: 'javascript-fetch',
  js: 'javascript-fetch',
  mjs: 'javascript-fetch',
  go: 'go',
  ruby: 'ruby',
  php: 'php',
  java: 'java',
};

function blockView(catalogue: Catalogue, guide: Guide, block: Block): object {
  return {
    html: highlight(block.text, block.language),
    kind: block.kind,
    title: blockTitle(block),
    reason: block.reason,
    ...(block.kind === 'illustration'
      ? {}
      : { proof: proofView(catalogue, `${guideId(guide)}#${block.number}`) }),
  };
}

function blockTitle({ kind, exit, status, include }: Block): string {
  if (include) return kind === 'excerpt' ? `Part of ${include.file}` : include.file;
  if (kind === 'command') return exit === 0 ? 'Command' : `Command, exits with ${exit}`;
  if (kind === 'response') return status === undefined ? 'Response' : `Response ${status}`;
  return kind === 'output' ? 'Output' : 'Illustration';
}

/** The name by which a guide is known in proofs. */
function guideId({ api, version, path }: Guide): string {
  return api === undefined ? `guides/${path}` : `guides/${api}/${version}/${path}`;
}
