import type { Fact } from '../../model/docs.ts';

/** Facts of all versions by the name that guides use: `auth.v1.lifetimes.access-token`. */
export type FactTable = ReadonlyMap<string, Fact>;

/** Joins the Facts of several versions into one table. */
export function createFactTable(
  versions: readonly { readonly api: string; readonly id: string; readonly facts: readonly Fact[] }[],
): FactTable {
  return new Map(
    versions.flatMap(({ api, id, facts }) => facts.map((fact) => [`${api}.${id}.${fact.id}`, fact] as const)),
  );
}
