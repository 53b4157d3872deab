import { type RawValue, toMembers } from '../raw-value.ts';
import type { StyleReader } from './style-reader.ts';

/**
 * [`deepObject`](https://spec.openapis.org/oas/v3.1.1.html#style-values): `id[a]=1&id[b]=2`. The specification defines
 * it for flat objects; deeper ones are read as everybody writes them, `id[a][b]=1` and `id[a][]=1` or `id[a][0]=1`.
 */
export const deepObject: StyleReader = ({ pairs }, { name, decode }) => {
  const [first, ...more] = pairs;
  if (first && more.length === 0 && first[0] === name) return [decode(first[1])];
  const leaves: Leaf[] = pairs.map(([each, value]) => [keysOf(each.slice(name.length)), decode(value)]);
  return leaves.every(([keys]) => keys !== undefined) ? [grow(leaves)] : [];
};

type Leaf = readonly [keys: readonly string[] | undefined, value: string];

/** `[a][b]` → `a`, `b`; undefined where the text is anything else. */
function keysOf(text: string): readonly string[] | undefined {
  if (!/^(?:\[[^[\]]*\])*$/.test(text)) return undefined;
  return [...text.matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? '');
}

function grow(leaves: readonly Leaf[]): RawValue {
  const [first, ...more] = leaves;
  if (first && first[0]?.length === 0) {
    return more.length === 0 ? first[1] : { list: leaves.map(([, value]) => value) };
  }
  const groups = new Map<string, Leaf[]>();
  for (const [keys = [], value] of leaves) {
    const [key = '', ...rest] = keys;
    groups.set(key, [...(groups.get(key) ?? []), [rest, value]]);
  }
  const unnamed = groups.get('');
  if (unnamed && groups.size === 1) return { list: unnamed.map((leaf) => grow([leaf])) };
  if ([...groups.keys()].every((key, index) => key === String(index))) {
    return { list: [...groups.values()].map(grow) };
  }
  return toMembers([...groups].map(([key, group]) => [key, grow(group)] as const));
}
