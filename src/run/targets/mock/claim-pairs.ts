import type { Schema } from '../../../model/json.ts';
import type { EncodedPair } from './read-pairs.ts';
import type { SchemaWalk } from './schema-walk.ts';

/** What takes pairs of a query, cookie or form: a parameter, or a property of a form. */
export interface Claimant {
  readonly name: string;
  readonly style: string;
  readonly explode: boolean;
  readonly schema: Schema;
  /** Its value is one text of a media type. */
  readonly whole: boolean;
}

/** Which pairs belong to whom, and those that belong to nobody. */
export interface Claims<T extends Claimant> {
  readonly owned: ReadonlyMap<T, readonly EncodedPair[]>;
  readonly left: readonly EncodedPair[];
}

/** Deals out pairs: by equal names first, then to the properties of exploded objects, then to objects that are open. */
export function claimPairs<T extends Claimant>(
  claimants: readonly T[],
  pairs: readonly EncodedPair[],
  walk: SchemaWalk,
): Claims<T> {
  const owned = new Map<T, EncodedPair[]>(claimants.map((claimant) => [claimant, []]));
  const exploded = claimants.filter((claimant) => isExplodedObject(claimant, walk));
  const left = pairs.filter((pair) => {
    const [name] = pair;
    const owner =
      claimants.find((each) => each.name === name && !isObjectAlone(each, walk)) ??
      claimants.find((each) => each.style === 'deepObject' && name.startsWith(`${each.name}[`)) ??
      exploded.find((each) => walk.names(each.schema).has(name)) ??
      exploded.find((each) => walk.isOpen(each.schema));
    if (owner) owned.get(owner)?.push(pair);
    return owner === undefined;
  });
  return { owned, left };
}

function isExplodedObject({ style, explode, schema, whole }: Claimant, walk: SchemaWalk): boolean {
  return explode && !whole && style !== 'deepObject' && (walk.types(schema)?.has('object') ?? false);
}

/** An exploded object's own name stands nowhere. */
function isObjectAlone(claimant: Claimant, walk: SchemaWalk): boolean {
  return isExplodedObject(claimant, walk) && walk.types(claimant.schema)?.size === 1;
}
