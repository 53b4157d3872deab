import type { Version } from '../../../model/docs.ts';
import { schemeView } from '../authentication.ts';
import type { Catalogue } from '../catalogue.ts';
import { operationKey } from '../catalogue.ts';
import { codeView } from '../code-view.ts';
import { isListed } from '../listed-guides.ts';
import type { Page } from '../page.ts';
import { createPageScope, type PageScope } from '../page-scope.ts';
import { popularOperations } from '../popular.ts';
import { routes } from '../routes.ts';
import { firstSentence, plainText } from '../text/plain.ts';
import { versionPages } from '../version-pages.ts';
import { operationRow } from './operation-row.ts';

const anchors = [
  'quick-start',
  'popular',
  'guides',
  'base-urls',
  'authentication',
  'operations',
  'more',
] as const;

/** So many guides stand on a home page; the others are a link away. */
export const shownGuides = 6;

/** The home page of an API's version. */
export function versionHome(catalogue: Catalogue, version: Version): Page {
  const path = routes.version(version);
  const scope = createPageScope(catalogue, path, { version });
  const description = scope.article(version.info.description ?? '', version.location, {
    anchors: true,
    reserved: [...anchors, 'content', 'menu'],
  });
  const schemes = Object.values(version.securitySchemes).map((scheme) => schemeView(scheme, scope));
  const start = quickStart(version, scope);
  const listed = version.guides.filter(isListed);
  return {
    path,
    template: 'version-home',
    title: `${catalogue.apiTitle(version)} ${version.label}`,
    description: version.info.summary || firstSentence(version.info.description ?? '') || version.info.title,
    source: version.location,
    view: {
      info: version.info,
      openapi: version.openapi,
      prose: description.html,
      quickStart: start,
      popular: popularOperations(catalogue, version).map((operation) => operationRow(operation, scope)),
      guides: listed.slice(0, shownGuides).map((guide) => guideCard(guide, scope)),
      allGuides:
        listed.length > shownGuides
          ? { href: scope.href(routes.guides(version)), count: listed.length }
          : undefined,
      servers: version.servers,
      schemes,
      tags: tagGroups(version, scope),
      specification: scope.href(routes.specification(version)),
      more: versionPages(catalogue, version).map(({ title, path: target }) => ({
        title,
        href: scope.href(target),
      })),
    },
    version,
    section: 'reference',
    crumbs: [{ title: catalogue.apiTitle(version) }],
    contents: [
      ...description.headings.filter(({ level }) => level === 2),
      ...(start === undefined ? [] : [{ level: 2, text: 'Quick start', id: 'quick-start' }]),
      { level: 2, text: 'Base URLs', id: 'base-urls' },
      ...(schemes.length > 0 ? [{ level: 2, text: 'Authentication', id: 'authentication' }] : []),
      { level: 2, text: 'Operations', id: 'operations' },
    ],
    search: [
      {
        title: `${catalogue.apiTitle(version)} ${version.label}`,
        path,
        group: 'page',
        detail: version.info.summary ?? '',
        texts: [
          { kind: 'title', text: `${catalogue.apiTitle(version)} overview` },
          { kind: 'text', text: plainText(version.info.description ?? '') },
        ],
      },
      ...description.headings
        .filter(({ id }) => id !== '')
        .map(({ text, id }) => ({
          title: text,
          path: `${path}#${id}`,
          group: 'page' as const,
          detail: `${catalogue.apiTitle(version)} ${version.label}`,
          texts: [{ kind: 'heading' as const, text }],
        })),
    ],
    links: scope.links,
  };
}

/** The first snippet of an operation that needs no credential is the shortest way to a first answer. */
function quickStart(version: Version, scope: PageScope): object | undefined {
  const { catalogue } = scope;
  const open = version.operations.filter((operation) => operation.security.length === 0);
  for (const operation of [...open, ...version.operations]) {
    const example = catalogue.examplesOf(operation)[0];
    const snippet = example && catalogue.snippetsOf(example)[0];
    if (example === undefined || snippet === undefined) continue;
    const language = catalogue.publication.languages.find(({ id }) => id === snippet.language);
    const proofId = `${operationKey(operation)}/${example.name}/${snippet.language}`;
    const title = language?.title ?? snippet.language;
    return {
      operation: operationRow(operation, scope),
      code: codeView(catalogue, { title, text: snippet.text, grammar: language?.grammar ?? '', proofId }),
    };
  }
  return undefined;
}

function guideCard(guide: Version['guides'][number], scope: PageScope): object {
  return { title: guide.title, description: guide.description, href: scope.href(routes.guide(guide)) };
}

function tagGroups(version: Version, scope: PageScope): object[] {
  return version.tags
    .map((tag) => ({
      name: tag.name,
      href: scope.href(routes.tag(version, tag.slug)),
      words: firstSentence(tag.description),
      operations: version.operations
        .filter((operation) => operation.tagSlug === tag.slug)
        .map((operation) => operationRow(operation, scope)),
    }))
    .filter(({ operations }) => operations.length > 0);
}
