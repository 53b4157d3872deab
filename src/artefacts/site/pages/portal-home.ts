import type { Version } from '../../../model/docs.ts';
import type { Catalogue } from '../catalogue.ts';
import { isListed } from '../listed-guides.ts';
import type { Page } from '../page.ts';
import { createPageScope } from '../page-scope.ts';
import { popularOperations } from '../popular.ts';
import { routes } from '../routes.ts';
import { firstSentence } from '../text/plain.ts';
import { operationRow } from './operation-row.ts';
import { shownGuides } from './version-home.ts';

/** The first page of the site. */
export function portalHome(catalogue: Catalogue): Page {
  const { docs, proofs, target } = catalogue.publication;
  const path = routes.portal();
  const scope = createPageScope(catalogue, path);
  const location = catalogue.current?.location ?? { file: 'docs.config.ts' };
  // Those of the current version first; they are what most readers come for.
  const guides = [...(catalogue.current?.guides ?? []), ...docs.guides].filter(isListed);
  const inState = (state: string) => proofs.filter((proof) => proof.state === state).length;
  const start = guides.find((guide) => /(^|\/)getting-started$/.test(guide.path)) ?? guides[0];
  return {
    path,
    template: 'portal-home',
    title: docs.site.title,
    description: docs.site.tagline || docs.site.title,
    source: location,
    view: {
      tagline: docs.site.tagline,
      start: start && { title: start.title, href: scope.href(routes.guide(start)) },
      reference: catalogue.current && scope.href(routes.version(catalogue.current)),
      popular:
        catalogue.current &&
        popularOperations(catalogue, catalogue.current).map((operation) => operationRow(operation, scope)),
      apis: docs.apis.map((api) => ({
        title: api.title,
        versions: api.versions.map((version) => versionCard(version, scope.href(routes.version(version)))),
      })),
      allGuides:
        catalogue.current && guides.length > shownGuides
          ? { href: scope.href(routes.guides(catalogue.current)), count: guides.length }
          : undefined,
      guides: guides.slice(0, shownGuides).map((guide) => ({
        title: guide.title,
        description: guide.description,
        href: scope.href(routes.guide(guide)),
      })),
      proof: {
        ran: proofs.some(({ state }) => state !== 'not-proven'),
        proven: inState('proven'),
        failed: inState('failed'),
        rest: inState('not-proven'),
        target,
      },
    },
    section: 'docs',
    crumbs: [],
    contents: [],
    links: scope.links,
  };
}

function versionCard(version: Version, href: string): object {
  return {
    label: version.label,
    href,
    deprecated: version.deprecated,
    words: version.info.summary || firstSentence(version.info.description ?? ''),
    holds: [count(version.operations.length, 'operation'), count(version.guides.length, 'guide')]
      .filter((words) => !words.startsWith('0 '))
      .join(' · '),
  };
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}
