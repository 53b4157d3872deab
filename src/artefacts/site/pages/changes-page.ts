import type { Version } from '../../../model/docs.ts';
import type { Catalogue } from '../catalogue.ts';
import { changesOf, versionBefore } from '../changes/version-before.ts';
import type { Page } from '../page.ts';
import { createPageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { operationRow } from './operation-row.ts';

/** What a version changes against the one before it: new, gone and changed operations, and until when the old one runs. */
export function changesPage(catalogue: Catalogue, version: Version): Page | undefined {
  const since = versionBefore(catalogue, version);
  if (since === undefined) return undefined;
  const path = routes.changes(version);
  const scope = createPageScope(catalogue, path, { version });
  const compared = version.operations.map((operation) => ({
    operation,
    found: changesOf(catalogue, operation),
  }));
  const added = compared.filter(({ found }) => found?.isNew);
  const changed = compared.filter(({ found }) => !found?.isNew && (found?.changes.length ?? 0) > 0);
  const gone = since.operations.filter(({ id }) => catalogue.operation(version, id) === undefined);
  const title = `Changes since ${since.label}`;
  const parts: [number, string, string][] = [
    [added.length, 'New operations', 'new'],
    [gone.length, 'Operations that are gone', 'gone'],
    [changed.length, 'Changed operations', 'changed'],
  ];
  return {
    path,
    template: 'changes',
    title,
    description: `What ${version.info.title} ${version.label} does otherwise than ${since.label}: ${added.length} operations are new, ${gone.length} are gone, ${changed.length} changed.`,
    source: version.location,
    view: {
      since: { label: since.label, href: scope.href(routes.version(since)) },
      sunset: since.facts.find(({ id }) => id === 'sunset')?.value,
      deprecatedOn: since.facts.find(({ id }) => id === 'sunset.deprecation' || id === 'sunset.deprecated')
        ?.value,
      added: added.map(({ operation }) => operationRow(operation, scope)),
      gone: gone.map((operation) => operationRow(operation, scope)),
      changed: changed.map(({ operation, found }) => ({
        ...operationRow(operation, scope),
        changes: found?.changes ?? [],
      })),
      same: version.operations.length - added.length - changed.length,
    },
    version,
    section: 'reference',
    crumbs: [{ title: catalogue.apiTitle(version), path: routes.version(version) }, { title }],
    contents: parts.filter(([count]) => count > 0).map(([, text, id]) => ({ level: 2, text, id })),
    links: scope.links,
    search: [
      {
        title,
        path,
        group: 'page',
        detail: version.label,
        texts: [{ kind: 'title', text: `${title} changelog migration new gone` }],
      },
    ],
  };
}
