import type { Operation } from '../../../model/operation.ts';
import type { PageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { firstSentence } from '../text/plain.ts';

/** An operation in a list. */
export interface OperationRow {
  readonly title: string;
  readonly href: string;
  readonly method: string;
  readonly methodClass: string;
  readonly path: string;
  readonly anchor: string;
  readonly words: string;
  readonly deprecated: boolean;
}

/** What a list shows of an operation. */
export function operationRow(operation: Operation, scope: PageScope): OperationRow {
  return {
    title: operation.summary || operation.id,
    href: scope.href(routes.operation(operation)),
    method: operation.method,
    methodClass: operation.method.toLowerCase(),
    path: operation.path,
    // `post-/auth/login` is how older documentation links to an operation of a tag page.
    anchor: `${operation.method.toLowerCase()}-${operation.path.replace(/^\//, '').replace(/[^\p{L}\p{N}]+/gu, '-')}`,
    words: firstSentence(operation.description),
    deprecated: operation.deprecated,
  };
}
