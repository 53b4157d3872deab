import type { Version } from '../../../model/docs.ts';
import type { Catalogue } from '../catalogue.ts';
import { isListed } from '../listed-guides.ts';
import type { Page } from '../page.ts';
import { createPageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';

/** The list of a version's guides, and of those that all versions share. */
export function guideIndex(catalogue: Catalogue, version: Version): Page {
  const path = routes.guides(version);
  const scope = createPageScope(catalogue, path, { version });
  const guides = [...version.guides, ...catalogue.publication.docs.guides].filter(isListed).map((guide) => ({
    title: guide.title,
    description: guide.description,
    href: scope.href(routes.guide(guide)),
  }));
  return {
    path,
    template: 'guide-index',
    title: 'Guides',
    description: `Guides to ${version.info.title} ${version.label}, run step by step.`,
    source: version.location,
    view: { guides },
    version,
    section: 'guides',
    crumbs: [{ title: catalogue.apiTitle(version), path: routes.version(version) }, { title: 'Guides' }],
    contents: [],
    links: [],
    counterpart: (other) => (other.guides.length > 0 ? routes.guides(other) : undefined),
  };
}
