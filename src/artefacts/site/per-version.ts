import type { Version } from '../../model/docs.ts';
import type { Catalogue } from './catalogue.ts';

/** Makes something of a Version once for a site, since every page of the Version asks for it. */
export function perVersion<T>(
  make: (catalogue: Catalogue, version: Version) => T,
): (catalogue: Catalogue, version: Version) => T {
  const known = new WeakMap<Catalogue, Map<Version, T>>();
  return (catalogue, version) => {
    const made = known.get(catalogue) ?? new Map<Version, T>();
    known.set(catalogue, made);
    const old = made.get(version);
    if (old !== undefined) return old;
    const fresh = make(catalogue, version);
    made.set(version, fresh);
    return fresh;
  };
}
