import type { Code, Html, Parent, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Finding } from '../../model/finding.ts';
import type { Block, Guide } from '../../model/guide.ts';
import { readBlock } from './block.ts';
import { readDiagram } from './diagram.ts';
import { checkFence, isFenced } from './fence-faults.ts';
import type { Includes } from './include.ts';
import { checkJsonBlock } from './json-block.ts';
import type { ReportBlock } from './report-block.ts';

/** Markdown as we read it: https://github.github.com/gfm/ */
export const markdownParser = unified().use(remarkParse).use(remarkGfm);

/** Reads the fenced blocks of a page in their order, those in `<!-- docs:run … -->` included. */
export function readBlocks(
  tree: Root,
  markdown: string,
  { file, includes }: { readonly file: string; readonly includes: Includes },
): Pick<Guide, 'blocks' | 'diagrams'> & { findings: Finding[] } {
  const lines = markdown.split('\n');
  const state: State = { blocks: [], diagrams: [], findings: [], file, includes, last: undefined };
  visit(tree, (node, index, parent) => {
    if (node.type === 'code' && isFenced(node, lines)) {
      addBlock(node, lines, { parent, index, hidden: false }, state);
    }
    if (node.type === 'html') addHidden(node, state);
  });
  const { blocks, diagrams } = state;
  return { blocks, diagrams, findings: [...state.findings, ...loneTabs(state.blocks)] };
}

interface State {
  readonly blocks: Block[];
  readonly diagrams: Guide['diagrams'][number][];
  readonly findings: Finding[];
  readonly file: string;
  readonly includes: Includes;
  /** The tab before, with its place in the tree. */
  last: (Place & { readonly group: number }) | undefined;
}

interface Place {
  readonly parent: Parent | undefined;
  readonly index: number | undefined;
  readonly hidden: boolean;
}

function addBlock(code: Code, lines: readonly string[], place: Place, state: State): void {
  const { blocks, file, includes } = state;
  const report = reporterFor(code, state);
  checkFence(code, lines, report);
  const diagram = readDiagram(code, file, report);
  if (diagram) {
    if (diagram.flow !== undefined) state.diagrams.push({ flow: diagram.flow, location: diagram.location });
    return;
  }
  const number = blocks.length + 1;
  const { block, tab } = readBlock(code, { number, file, includes }, report);
  checkJsonBlock(block, report);
  const group = tab === undefined ? undefined : groupOf(place, number, state);
  state.last = group === undefined ? undefined : { ...place, group };
  blocks.push({
    ...block,
    ...(group !== undefined && tab !== undefined && { tab: { group, title: tab } }),
    ...(place.hidden && { hidden: true }),
  });
}

/** Tabs that follow each other without a word between are alternatives. */
function groupOf({ parent, index }: Place, number: number, { last }: State): number {
  return last && last.parent === parent && last.index === (index ?? 0) - 1 ? last.group : number;
}

const hiddenComment = /^(<!--\s*docs:run[^\n]*\n)([\s\S]*?)-->\s*$/;

/** A comment keeps its lines where they are, so that its blocks have the lines of the page. */
function addHidden(html: Html, state: State): void {
  const [, opening, inner] = hiddenComment.exec(html.value) ?? [];
  const first = html.position?.start.line;
  if (opening === undefined || inner === undefined || first === undefined) {
    if (/^<!--\s*docs:run/.test(html.value) && first !== undefined) {
      const location = { file: state.file, line: first, column: html.position?.start.column ?? 1 };
      const message =
        'The hidden set-up has no block: `docs:run` stands on a line of its own, fences below it.';
      state.findings.push({ severity: 'error', rule: 'hidden-block', message, location });
    }
    return;
  }
  const column = (html.position?.start.column ?? 1) - 1;
  const indented = inner.split('\n').map((line) => line.slice(Math.min(column, indentOf(line))));
  const text = `${'\n'.repeat(first)}${indented.join('\n')}`;
  const own = text.split('\n');
  visit(markdownParser.parse(text), 'code', (code) => {
    if (!isFenced(code, own)) return;
    addBlock(code, own, { parent: undefined, index: undefined, hidden: true }, state);
  });
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** Alternatives are at least two. */
function loneTabs(blocks: readonly Block[]): Finding[] {
  return blocks.flatMap((block): Finding[] => {
    const { tab, number, location } = block;
    if (tab?.group !== number) return [];
    const titles = new Set(blocks.flatMap((each) => (each.tab?.group === number ? each.tab.title : [])));
    if (titles.size > 1) return [];
    const message = `The tab \`${tab.title}\` is the only one: no other tab follows its block directly.`;
    return [{ severity: 'error', rule: 'tab-alone', message, location }];
  });
}

function reporterFor(code: Code, { file, findings }: State): ReportBlock {
  return (rule, message, { line = 0, fix } = {}) => {
    const start = code.position?.start;
    const location = { file, line: (start?.line ?? 1) + line, column: start?.column ?? 1 };
    findings.push({ severity: 'error', rule, message, location, ...(fix !== undefined && { fix }) });
  };
}
