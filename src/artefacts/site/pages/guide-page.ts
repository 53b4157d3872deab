import type { Guide } from '../../../model/guide.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Page } from '../page.ts';
import { createPageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { guideTwin } from '../twins/guide-twin.ts';
import { type BlockPrinter, blockPrinter } from './guide-blocks.ts';

/** The page of a guide. */
export function guidePage(catalogue: Catalogue, guide: Guide, print: BlockPrinter): Page {
  const version = catalogue.versionOf(guide);
  const path = routes.guide(guide);
  const scope = createPageScope(catalogue, path, { version, guide });
  const blocks = blockPrinter(catalogue, guide, print);
  const article = scope.article(withoutTitle(guide), guide.location, {
    anchors: true,
    reserved: ['content', 'menu', ...blocks.ids],
    code: blocks.code,
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
