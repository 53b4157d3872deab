import type { Operation } from '../../model/operation.ts';

/** `<api>/<version>/<operation>/<kind>/<what>`: the same in every run of the same document. */
export function caseId({ api, version, id }: Operation, kind: string, ...what: readonly string[]): string {
  const path = what.map((part) => part.replace(/^\//, '')).filter((part) => part !== '');
  return [api, version, id, kind, ...path].join('/');
}
