import type { Guide } from '../../../model/guide.ts';
import type { Catalogue } from '../catalogue.ts';
import { isListed } from '../listed-guides.ts';
import type { Page } from '../page.ts';
import { createPageScope, type PageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { guideEntries } from '../search-entries.ts';
import type { MarkdownOptions } from '../text/markdown.ts';
import { readTerms, type Term } from '../text/terms.ts';
import { guideTwin } from '../twins/guide-twin.ts';
import { type BlockPrinter, blockPrinter } from './guide-blocks.ts';
import { operationRow } from './operation-row.ts';

/** The page of a guide. */
export function guidePage(catalogue: Catalogue, guide: Guide, print: BlockPrinter): Page {
  const version = catalogue.versionOf(guide);
  const path = routes.guide(guide);
  const scope = createPageScope(catalogue, path, { version, guide });
  const blocks = blockPrinter(catalogue, guide, print);
  const article = scope.article(withoutTitle(guide), guide.location, {
    anchors: true,
    reserved: ['content', 'menu', 'operations-used', ...blocks.ids],
    code: blocks.code,
    ...glossaryFor(guide, scope),
  });
  const siblings = (version?.guides ?? catalogue.publication.docs.guides).filter(isListed);
  const neighbour = (other: Guide | undefined) => other && { title: other.title, path: routes.guide(other) };
  const index = siblings.indexOf(guide);
  const [previous, next] = [neighbour(siblings[index - 1]), neighbour(siblings[index + 1])];
  return {
    path,
    template: 'guide',
    title: guide.title,
    description: guide.description || guide.title,
    source: guide.location,
    view: {
      html: article.html,
      lead: guide.description,
      operations: usedOperations(guide, scope),
    },
    ...(version === undefined ? {} : { version }),
    section: 'guides',
    crumbs: [
      ...(version
        ? [
            { title: catalogue.apiTitle(version), path: routes.version(version) },
            { title: 'Guides', path: routes.guides(version) },
          ]
        : []),
      ...parentsOf(guide, siblings).map((parent) => ({ title: parent.title, path: routes.guide(parent) })),
      { title: guide.title },
    ],
    contents: article.headings.filter(({ level, id }) => level <= 3 && id !== ''),
    links: scope.links,
    counterpart: (other) => {
      const same = other.guides.find((candidate) => candidate.path === guide.path);
      return same && routes.guide(same);
    },
    search: guideEntries({
      title: guide.title,
      description: guide.description,
      path,
      headings: article.headings.filter(({ level, id }) => level <= 3 && id !== ''),
      markdown: guide.markdown,
    }),
    ...(previous ? { previous } : {}),
    ...(next ? { next } : {}),
    twin: guideTwin(catalogue, guide),
  };
}

/** Words are explained by the page `glossary` of the version, or by the shared one. */
function glossaryFor(guide: Guide, { catalogue, version, href }: PageScope): Partial<MarkdownOptions> {
  const shared = catalogue.publication.docs.guides;
  const glossary = [...(version?.guides ?? []), ...shared].find(({ path }) => path === 'glossary');
  if (glossary === undefined) return {};
  const terms = termsOf(glossary);
  if (glossary === guide) return { definitions: terms };
  const path = routes.guide(glossary);
  return { terms: { terms, hrefOf: ({ id }) => `${href(path)}#${id}` } };
}

const known = new WeakMap<Guide, readonly Term[]>();

function termsOf(glossary: Guide): readonly Term[] {
  const terms = known.get(glossary) ?? readTerms(glossary.markdown);
  known.set(glossary, terms);
  return terms;
}

/** The page prints the title itself; the line is blanked, so that the others keep their numbers. */
function withoutTitle(guide: Guide): string {
  return guide.markdown.replace(/^(\s*)#[ \t]+[^\n]*/, '$1');
}

/** The operations that its flow calls, each once. */
function usedOperations(guide: Guide, scope: PageScope): object[] {
  const { version, catalogue } = scope;
  const flow = version?.flows.find(({ id }) => id === guide.flow);
  if (version === undefined || flow === undefined) return [];
  const ids = new Set(
    flow.steps.map(({ operation }) =>
      operation.source === `${version.api}/${version.id}` ? operation.id : '',
    ),
  );
  return [...ids].flatMap((id) => {
    const operation = catalogue.operation(version, id);
    return operation ? [operationRow(operation, scope)] : [];
  });
}

/** The pages that front matter names as `parent` and so on, outermost first. */
function parentsOf(guide: Guide, siblings: readonly Guide[]): Guide[] {
  const parents: Guide[] = [];
  for (let { parent } = guide.frontMatter; typeof parent === 'string'; ) {
    const name = parent;
    const found = siblings.find(({ title }) => title === name);
    if (found === undefined || found === guide || parents.includes(found)) break;
    parents.unshift(found);
    parent = found.frontMatter.parent as typeof parent;
  }
  return parents;
}
