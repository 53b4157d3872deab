import type { Version } from '../../../model/docs.ts';
import { schemeView } from '../authentication.ts';
import type { Catalogue } from '../catalogue.ts';
import { operationKey } from '../catalogue.ts';
import { codeView } from '../code-view.ts';
import type { Page } from '../page.ts';
import { createPageScope, type PageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { firstSentence } from '../text/plain.ts';
import { operationRow } from './operation-row.ts';

const anchors = ['quick-start', 'base-urls', 'authentication', 'operations', 'more'] as const;

/** The home page of an API's version. */
export function versionHome(catalogue: Catalogue, version: Version): Page {
  const path = routes.version(version);
  const scope = createPageScope(catalogue, path, { version });
  const description = scope.article(version.info.description ?? '', version.location, {
    anchors: true,
    reserved: [...anchors, 'content', 'menu'],
  });
  const schemes = Object.values(version.securitySchemes).map((scheme) => schemeView(scheme, scope));
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
      quickStart: quickStart(version, scope),
      guides: version.guides.map((guide) => guideCard(guide, scope)),
      servers: version.servers,
      schemes,
      tags: tagGroups(version, scope),
      specification: scope.href(routes.specification(version)),
      schemas: catalogue.schemaSlugs(version).size > 0 ? scope.href(routes.schemas(version)) : undefined,
      errors: version.errorCodes.length > 0 ? scope.href(routes.errors(version)) : undefined,
    },
    version,
    section: 'reference',
    crumbs: [{ title: catalogue.apiTitle(version) }],
    contents: [
      ...description.headings.filter(({ level }) => level === 2),
      { level: 2, text: 'Base URLs', id: 'base-urls' },
      ...(schemes.length > 0 ? [{ level: 2, text: 'Authentication', id: 'authentication' }] : []),
      { level: 2, text: 'Operations', id: 'operations' },
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
