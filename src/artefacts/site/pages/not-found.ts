import type { Catalogue } from '../catalogue.ts';
import type { Page } from '../page.ts';
import { createPageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';

/** What a host answers for an address that does not exist. */
export function notFoundPage(catalogue: Catalogue): Page {
  const path = routes.notFound();
  const scope = createPageScope(catalogue, path);
  return {
    path,
    template: 'not-found',
    title: 'Page not found',
    description: 'There is no page at this address.',
    source: catalogue.current?.location ?? { file: 'docs.config.ts' },
    view: {
      home: scope.href(routes.portal()),
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
