import type { Json, JsonObject } from '../../model/json.ts';
import type { Operation } from '../../model/operation.ts';
import { membersOf } from '../source/fields.ts';

const notOperations = new Set([
  'parameters',
  'servers',
  'summary',
  'description',
  '$ref',
  'additionalOperations',
]);

/** The document without the operations and tags that are `x-internal`; `operations` are those that stay. */
export function withoutInternal(document: JsonObject, operations: readonly Operation[]): JsonObject {
  const public_ = new Set(operations.map(({ method, path }) => `${method} ${path}`));
  const paths = Object.entries(membersOf(document.paths)).flatMap(([path, item]): [string, Json][] => {
    if (path.startsWith('x-')) return [[path, item]];
    const members = Object.entries(membersOf(item)).filter(
      ([key]) =>
        notOperations.has(key) || key.startsWith('x-') || public_.has(`${key.toUpperCase()} ${path}`),
    );
    return members.some(([key]) => !notOperations.has(key)) ? [[path, Object.fromEntries(members)]] : [];
  });
  const tags = Array.isArray(document.tags)
    ? document.tags.filter((tag: Json) => membersOf(tag)['x-internal'] !== true)
    : undefined;
  return {
    ...document,
    ...(document.paths !== undefined && { paths: Object.fromEntries(paths) }),
    ...(tags && { tags }),
  };
}
