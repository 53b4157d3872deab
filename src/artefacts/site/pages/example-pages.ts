import type { Version } from '../../../model/docs.ts';
import { nameOf, serverSlugs } from '../../postman/server-slugs.ts';
import { type Catalogue, operationKey } from '../catalogue.ts';
import type { Page } from '../page.ts';
import { createPageScope } from '../page-scope.ts';
import { proofView } from '../proof-view.ts';
import { routes } from '../routes.ts';

/** Everything to take away: a page a language with all its programs, and the collections for Postman. */
export function* examplePages(catalogue: Catalogue, version: Version): Iterable<Page> {
  const { languages } = catalogue.publication;
  const path = routes.examples(version);
  const scope = createPageScope(catalogue, path, { version });
  const used = languages.filter(({ id }) => rowsOf(catalogue, version, id).length > 0);
  const name = `${version.api}-${version.id}`;
  const slugs = serverSlugs(version.servers);
  yield {
    path,
    template: 'example-index',
    title: 'Code and collections',
    description: `Programs for ${version.info.title} ${version.label} in ${used.length} languages, collections for Postman, and the specification.`,
    source: version.location,
    view: {
      languages: used.map(({ id, title }) => ({ title, href: scope.href(routes.language(version, id)) })),
      collection: scope.href(`postman/${name}.postman_collection.json`),
      environments: version.servers.map((server, index) => ({
        title: nameOf(server),
        href: scope.href(`postman/${name}.${slugs[index]}.postman_environment.json`),
      })),
      specification: scope.href(routes.specification(version)),
    },
    ...frame(catalogue, version, [{ title: 'Code and collections' }]),
    contents: [],
    counterpart: routes.examples,
    search: [
      {
        title: 'Code and collections',
        path,
        group: 'page',
        detail: version.label,
        texts: [
          { kind: 'title', text: 'examples code snippets Postman collection environment download SDK' },
        ],
      },
    ],
  };
  for (const { id, title } of used) yield languagePage(catalogue, version, { id, title });
}

function languagePage(
  catalogue: Catalogue,
  version: Version,
  { id, title }: { id: string; title: string },
): Page {
  const path = routes.language(version, id);
  const scope = createPageScope(catalogue, path, { version });
  return {
    path,
    template: 'language',
    title: `${title} examples`,
    description: `Every request of ${version.info.title} ${version.label} as a program in ${title}.`,
    source: version.location,
    view: {
      language: title,
      operations: rowsOf(catalogue, version, id).map(({ operation, examples }) => ({
        title: operation.summary || operation.id,
        method: operation.method,
        methodClass: operation.method.toLowerCase(),
        examples: examples.map((example) => ({
          title: example.summary || example.name,
          href: scope.href(`${routes.operation(operation)}#snippet-${example.slug}-${id}`),
          state: proofView(catalogue, `${operationKey(operation)}/${example.name}/${id}`).state,
          proven: proofView(catalogue, `${operationKey(operation)}/${example.name}/${id}`).state === 'proven',
        })),
      })),
    },
    ...frame(catalogue, version, [
      { title: 'Code and collections', path: routes.examples(version) },
      { title: `${title} examples` },
    ]),
    contents: [],
    counterpart: (other) =>
      rowsOf(catalogue, other, id).length > 0 ? routes.language(other, id) : undefined,
    search: [
      {
        title: `${title} examples`,
        path,
        group: 'page',
        detail: version.label,
        texts: [{ kind: 'title', text: `${title} examples code` }],
      },
    ],
  };
}

function rowsOf(catalogue: Catalogue, version: Version, language: string) {
  return version.operations
    .map((operation) => ({
      operation,
      examples: catalogue
        .examplesOf(operation)
        .filter((example) => catalogue.snippetsOf(example).some((snippet) => snippet.language === language)),
    }))
    .filter(({ examples }) => examples.length > 0);
}

function frame(
  catalogue: Catalogue,
  version: Version,
  crumbs: Page['crumbs'],
): Pick<Page, 'version' | 'section' | 'crumbs' | 'links'> {
  return {
    version,
    section: 'docs',
    crumbs: [{ title: catalogue.apiTitle(version), path: routes.version(version) }, ...crumbs],
    links: [],
  };
}
