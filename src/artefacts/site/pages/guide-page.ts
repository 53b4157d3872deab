import type { Block, Guide } from '../../../model/guide.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Page } from '../page.ts';
import { createPageScope } from '../page-scope.ts';
import { proofView } from '../proof-view.ts';
import { routes } from '../routes.ts';
import { highlight } from '../text/highlight.ts';
import { guideTwin } from '../twins/guide-twin.ts';

/** Prints a guide's block; the site gives it its template. */
export type BlockPrinter = (view: object) => string;

/** The page of a guide. */
export function guidePage(catalogue: Catalogue, guide: Guide, printBlock: BlockPrinter): Page {
  const version = catalogue.versionOf(guide);
  const path = routes.guide(guide);
  const scope = createPageScope(catalogue, path, { version, guide });
  const blocks = new Map(guide.blocks.map((block) => [block.location.line, block]));
  const article = scope.article(withoutTitle(guide), guide.location, {
    anchors: true,
    reserved: ['content', 'menu'],
    code: (text, language, line) => printBlock(blockView(catalogue, guide, blocks.get(line), text, language)),
  });
  const siblings = version?.guides ?? catalogue.publication.docs.guides;
  const neighbour = (other: Guide | undefined) => other && { title: other.title, path: routes.guide(other) };
  const index = siblings.indexOf(guide);
  const [previous, next] = [neighbour(siblings[index - 1]), neighbour(siblings[index + 1])];
  return {
    path,
    template: 'guide',
    title: guide.title,
    description: guide.description || guide.title,
    source: guide.location,
    view: { html: article.html, lead: guide.description },
    ...(version === undefined ? {} : { version }),
    section: 'guides',
    crumbs: [
      ...(version
        ? [
            { title: catalogue.apiTitle(version), path: routes.version(version) },
            { title: 'Guides', path: routes.guides(version) },
          ]
        : []),
      { title: guide.title },
    ],
    contents: article.headings.filter(({ level, id }) => level <= 3 && id !== ''),
    links: scope.links,
    counterpart: (other) => {
      const same = other.guides.find((candidate) => candidate.path === guide.path);
      return same && routes.guide(same);
    },
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
    twin: guideTwin(catalogue, guide),
  };
}

/** The page prints the title itself; the line is blanked, so that the others keep their numbers. */
function withoutTitle(guide: Guide): string {
  return guide.markdown.replace(/^(\s*)#[ \t]+[^\n]*/, '$1');
}

function blockView(
  catalogue: Catalogue,
  guide: Guide,
  block: Block | undefined,
  text: string,
  language: string,
): object {
  const shown = block?.text ?? text;
  const html = highlight(shown, language);
  if (block === undefined) return { html, title: language };
  return {
    html,
    kind: block.kind,
    title: blockTitle(block),
    reason: block.reason,
    ...(block.kind === 'illustration'
      ? {}
      : { proof: proofView(catalogue, `${guideId(guide)}#${block.number}`) }),
  };
}

function blockTitle(block: Block): string {
  if (block.kind === 'command') return block.exit === 0 ? 'Command' : `Command, exits with ${block.exit}`;
  if (block.kind === 'response') return block.status === undefined ? 'Response' : `Response ${block.status}`;
  return block.kind === 'output' ? 'Output' : 'Illustration';
}

/** The name by which a guide is known in proofs. */
function guideId({ api, version, path }: Guide): string {
  return api === undefined ? `guides/${path}` : `guides/${api}/${version}/${path}`;
}
