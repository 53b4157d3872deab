import type { Version } from '../../../model/docs.ts';
import type { Operation } from '../../../model/operation.ts';
import type { Catalogue } from '../catalogue.ts';
import { type Change, operationChanges } from './operation-changes.ts';

/** The version of the same API that came before; undefined for the first one. */
export function versionBefore({ publication }: Catalogue, version: Version): Version | undefined {
  const versions = publication.docs.apis.find(({ id }) => id === version.api)?.versions ?? [];
  return versions[versions.indexOf(version) - 1];
}

/** What changed in an operation since the version before: `new` where that had no such operation; undefined where there was none before. */
export function changesOf(
  catalogue: Catalogue,
  operation: Operation,
): { readonly since: Version; readonly isNew: boolean; readonly changes: readonly Change[] } | undefined {
  const version = catalogue.versionOf(operation);
  const since = version && versionBefore(catalogue, version);
  if (version === undefined || since === undefined) return undefined;
  const before = catalogue.operation(since, operation.id);
  if (before === undefined) return { since, isNew: true, changes: [] };
  const documents = { before: since.document, after: version.document };
  return { since, isNew: false, changes: operationChanges(before, operation, documents) };
}
