import type { Version } from '../../model/docs.ts';
import type { Operation } from '../../model/operation.ts';
import type { Catalogue } from './catalogue.ts';

const shown = 6;

/** The operations that a newcomer asks for first: those that the configuration names, else those that most guides use. */
export function popularOperations(catalogue: Catalogue, version: Version): Operation[] {
  const { popular } = catalogue.publication.docs.site;
  if (popular !== undefined) return popular.flatMap((id) => catalogue.operation(version, id) ?? []);
  return version.operations
    .filter((operation) => catalogue.guidesFor(operation).length > 1)
    .toSorted((one, other) => catalogue.guidesFor(other).length - catalogue.guidesFor(one).length)
    .slice(0, shown);
}
