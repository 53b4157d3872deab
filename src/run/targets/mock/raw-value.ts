import type { Json } from '../../../model/json.ts';

/** A value as a serialisation leaves it: texts, which the schema alone makes numbers of; or JSON, whose types are certain. */
export type RawValue = string | { readonly list: readonly RawValue[] } | RawMembers | { readonly json: Json };

export interface RawMembers {
  readonly members: readonly (readonly [string, RawValue])[];
}

/** Names with texts as members: those that come more than once are lists. */
export function toMembers(pairs: readonly (readonly [string, RawValue])[]): RawMembers {
  const byName = new Map<string, RawValue[]>();
  for (const [name, value] of pairs) byName.set(name, [...(byName.get(name) ?? []), value]);
  return {
    members: [...byName].map(([name, values]) => {
      const [first = '', ...more] = values;
      return [name, more.length > 0 ? { list: values } : first] as const;
    }),
  };
}
