import type { Catalogue } from '../catalogue.ts';
import type { Page } from '../page.ts';
import { createPageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';

/** Search with an address of its own, `search/?q=…`; without JavaScript it leads to the lists. */
export function searchPage(catalogue: Catalogue): Page {
  const path = routes.search();
  const scope = createPageScope(catalogue, path);
  return {
    path,
    template: 'search',
    title: 'Search',
    description: `Search ${catalogue.publication.docs.site.title}: operations, fields, error codes and guides.`,
    source: catalogue.current?.location ?? { file: 'docs.config.ts' },
    view: {
      versions: catalogue.versions.map((version) => ({
        title: `${catalogue.apiTitle(version)} ${version.label}`,
        href: scope.href(routes.version(version)),
      })),
    },
    section: 'docs',
    crumbs: [],
    contents: [],
    links: [],
  };
}
