import type { Version } from '../../../model/docs.ts';
import type { Tag } from '../../../model/operation.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Page } from '../page.ts';
import { createPageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { firstSentence, plainText } from '../text/plain.ts';
import { operationRow } from './operation-row.ts';

/** The page of a tag: what it is about, and its operations. */
export function tagPage(catalogue: Catalogue, version: Version, tag: Tag): Page {
  const path = routes.tag(version, tag.slug);
  const scope = createPageScope(catalogue, path, { version });
  const operations = version.operations.filter((operation) => operation.tagSlug === tag.slug);
  const rows = operations.map((operation) => operationRow(operation, scope));
  const description = scope.article(tag.description, version.location, {
    anchors: true,
    reserved: ['content', 'menu', 'operations', ...rows.map(({ anchor }) => anchor)],
  });
  return {
    path,
    template: 'tag',
    title: tag.name,
    description:
      firstSentence(tag.description) ||
      `Operations of ${tag.name} in ${version.info.title} ${version.label}.`,
    source: version.location,
    view: { prose: description.html, operations: rows },
    version,
    tagSlug: tag.slug,
    section: 'reference',
    crumbs: [{ title: catalogue.apiTitle(version), path: routes.version(version) }, { title: tag.name }],
    contents: [],
    search: [
      {
        title: tag.name,
        path,
        group: 'page',
        detail: firstSentence(tag.description),
        texts: [
          { kind: 'title', text: tag.name },
          { kind: 'text', text: plainText(tag.description) },
        ],
      },
    ],
    links: scope.links,
    counterpart: (other) =>
      other.tags.some(({ slug }) => slug === tag.slug) ? routes.tag(other, tag.slug) : undefined,
  };
}
