import type { Heading } from 'mdast';
import { toString as toText } from 'mdast-util-to-string';
import type { Finding } from '../../model/finding.ts';
import type { Guide } from '../../model/guide.ts';
import type { JsonObject } from '../../model/json.ts';
import type { FactTable } from '../facts/fact-table.ts';
import { fillFacts } from '../facts/fill-facts.ts';
import { splitFrontMatter } from './front-matter.ts';
import { type Includes, noIncludes } from './include.ts';
import { markdownParser, readBlocks } from './read-blocks.ts';

/** Reads the text of a Markdown page into a Guide; `place` says where it belongs, `includes` what its fences name. */
export function readGuide(
  text: string,
  file: string,
  place: Pick<Guide, 'path' | 'api' | 'version'>,
  facts: FactTable,
  includes: Includes = noIncludes,
): { guide: Guide; findings: Finding[] } {
  const filled = fillFacts(text, file, facts);
  const { frontMatter, markdown, findings } = splitFrontMatter(filled.text, file);
  const tree = markdownParser.parse(markdown);
  const { blocks, diagrams, findings: blockFindings } = readBlocks(tree, markdown, { file, includes });
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
    diagrams,
    location: { file, line: 1, column: 1 },
  };
  return { guide, findings: [...filled.findings, ...findings, ...blockFindings] };
}

function textOf(frontMatter: JsonObject, key: string): string | undefined {
  const value = frontMatter[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
