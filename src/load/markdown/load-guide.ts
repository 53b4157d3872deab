import type { Code, Heading } from 'mdast';
import { toString as toText } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Finding } from '../../model/finding.ts';
import type { Block, Guide } from '../../model/guide.ts';
import type { JsonObject } from '../../model/json.ts';
import type { FactTable } from '../facts/fact-table.ts';
import { fillFacts } from '../facts/fill-facts.ts';
import { type ReportBlock, readBlock } from './block.ts';
import { checkFence, isFenced } from './fence-faults.ts';
import { splitFrontMatter } from './front-matter.ts';
import { checkJsonBlock } from './json-block.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

/** Reads the text of a Markdown page into a Guide; `place` says where it belongs. */
export function readGuide(
  text: string,
  file: string,
  place: Pick<Guide, 'path' | 'api' | 'version'>,
  facts: FactTable,
): { guide: Guide; findings: Finding[] } {
  const filled = fillFacts(text, file, facts);
  const { frontMatter, markdown, findings } = splitFrontMatter(filled.text, file);
  const tree = parser.parse(markdown);
  const { blocks, findings: blockFindings } = readBlocks(tree, markdown, file);
  const heading = tree.children.find((node): node is Heading => node.type === 'heading' && node.depth === 1);
  const flow = textOf(frontMatter, 'flow');
  const guide: Guide = {
    ...place,
    title: textOf(frontMatter, 'title') ?? (heading ? toText(heading) : place.path),
    description: textOf(frontMatter, 'description') ?? '',
    ...(flow !== undefined && { flow }),
    frontMatter,
    markdown,
    blocks,
    location: { file, line: 1, column: 1 },
  };
  return { guide, findings: [...filled.findings, ...findings, ...blockFindings] };
}

function readBlocks(
  tree: ReturnType<typeof parser.parse>,
  markdown: string,
  file: string,
): { blocks: Block[]; findings: Finding[] } {
  const lines = markdown.split('\n');
  const blocks: Block[] = [];
  const findings: Finding[] = [];
  visit(tree, 'code', (code) => {
    if (!isFenced(code, lines)) return;
    const report = reporterFor(code, file, findings);
    checkFence(code, lines, report);
    const block = readBlock(code, blocks.length + 1, file, report);
    checkJsonBlock(block, report);
    blocks.push(block);
  });
  return { blocks, findings };
}

function reporterFor(code: Code, file: string, findings: Finding[]): ReportBlock {
  return (rule, message, { line = 0, fix } = {}) => {
    const start = code.position?.start;
    const location = { file, line: (start?.line ?? 1) + line, column: start?.column ?? 1 };
    findings.push({ severity: 'error', rule, message, location, ...(fix !== undefined && { fix }) });
  };
}

function textOf(frontMatter: JsonObject, key: string): string | undefined {
  const value = frontMatter[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
