import type { Json, JsonObject } from '../../model/json.ts';
import type { Operation } from '../../model/operation.ts';
import { membersOf } from '../source/fields.ts';

/** Keys of a path item that are no methods. */
const besideMethods = new Set(['parameters', 'servers', 'summary', 'description', '$ref']);

/** The document without the operations and tags that are `x-internal`; `operations` are those that stay. */
export function withoutInternal(document: JsonObject, operations: readonly Operation[]): JsonObject {
  const published = new Set(operations.map(({ method, path }) => `${method} ${path}`));
  const paths = Object.entries(membersOf(document.paths)).flatMap(([path, item]): [string, Json][] => {
    if (path.startsWith('x-')) return [[path, item]];
    const publicItem = publicPathItem(membersOf(item), (method) =>
      published.has(`${method.toUpperCase()} ${path}`),
    );
    return Object.keys(publicItem).some((key) => !besideMethods.has(key)) ? [[path, publicItem]] : [];
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

function publicPathItem(item: JsonObject, isPublic: (method: string) => boolean): JsonObject {
  const members = Object.entries(item).flatMap(([key, member]): [string, Json][] => {
    if (key !== 'additionalOperations') {
      return besideMethods.has(key) || key.startsWith('x-') || isPublic(key) ? [[key, member]] : [];
    }
    const further = Object.entries(membersOf(member)).filter(([method]) => isPublic(method));
    return further.length > 0 ? [[key, Object.fromEntries(further)]] : [];
  });
  return Object.fromEntries(members);
}
