import type { Publication } from '../../model/publication.ts';
import { routes } from './routes.ts';

/** Path below `site/` → what a link to it says, for the pages that addresses of old lead to. */
export function pageTitles({ docs, languages }: Publication): Map<string, string> {
  const titles = new Map([[routes.portal(), docs.site.title]]);
  titles.set(routes.search(), 'Search');
  for (const guide of docs.guides) titles.set(routes.guide(guide), guide.title);
  for (const version of docs.apis.flatMap((api) => api.versions)) {
    titles.set(routes.version(version), `${version.info.title} ${version.label}`);
    titles.set(routes.guides(version), 'Guides');
    titles.set(routes.errors(version), 'Errors');
    titles.set(routes.schemas(version), 'Schemas');
    titles.set(routes.limits(version), 'Limits, lifetimes and headers');
    titles.set(routes.webhooks(version), 'Webhooks and callbacks');
    titles.set(routes.examples(version), 'Code and collections');
    titles.set(routes.changes(version), 'Changes');
    for (const { id, title } of languages) titles.set(routes.language(version, id), `${title} examples`);
    for (const guide of version.guides) titles.set(routes.guide(guide), guide.title);
    for (const tag of version.tags) titles.set(routes.tag(version, tag.slug), tag.name);
    for (const operation of version.operations)
      titles.set(routes.operation(operation), operation.summary || operation.id);
  }
  return titles;
}
