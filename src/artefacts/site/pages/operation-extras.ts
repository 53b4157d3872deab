import type { Operation } from '../../../model/operation.ts';
import { changesOf } from '../changes/version-before.ts';
import type { PageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { isObject } from '../schema/flatten-schema.ts';
import { responseView } from './operation-answers.ts';
import { operationInputs } from './operation-inputs.ts';

/** A request that the API makes because of this one. */
export function callbackView(
  { name, operation }: { name: string; operation: Operation },
  scope: PageScope,
): object {
  const { body, parameterGroups } = operationInputs(operation, scope);
  return {
    name,
    method: operation.method,
    methodClass: operation.method.toLowerCase(),
    url: operation.path,
    title: operation.summary,
    description: scope.prose(operation.description, operation.location),
    parameterGroups,
    body,
    answers: operation.responses.map((response) => responseView(response, operation, scope)),
  };
}

/** [External documentation](https://spec.openapis.org/oas/v3.1.1.html#external-documentation-object) of an operation. */
export function externalDocs({ path, method }: Operation, { version }: PageScope): object | undefined {
  const paths = version?.document.paths;
  const item = isObject(paths) ? paths[path] : undefined;
  const written = isObject(item) ? item[method.toLowerCase()] : undefined;
  const docs = isObject(written) ? written.externalDocs : undefined;
  if (!isObject(docs) || typeof docs.url !== 'string' || !/^https?:\/\//.test(docs.url)) return undefined;
  const words = typeof docs.description === 'string' ? docs.description : '';
  return { url: docs.url, title: words || docs.url };
}

/** What changed since the version before. */
export function changesView(operation: Operation, scope: PageScope): object | undefined {
  const found = changesOf(scope.catalogue, operation);
  if (found === undefined || scope.version === undefined) return undefined;
  const { since, isNew, changes } = found;
  const before = scope.catalogue.operation(since, operation.id);
  return {
    since: since.label,
    isNew,
    changes,
    all: scope.href(routes.changes(scope.version)),
    before: before && scope.href(routes.operation(before)),
    nothing: !isNew && changes.length === 0,
  };
}
