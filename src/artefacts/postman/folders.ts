import type { Version } from '../../model/docs.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Tag } from '../../model/operation.ts';
import type { Folder, Item } from './format.ts';

/**
 * A folder a tag, inside that of its [parent](https://spec.openapis.org/oas/v3.2.0.html#tag-object) where it has one;
 * what has no tag lies in a folder at the end. Folders without a request are left out.
 */
export function toFolders(version: Version, items: ReadonlyMap<string, readonly Item[]>): readonly Folder[] {
  const parents = parentsOf(version);
  const known = new Set(version.tags.map(({ name }) => name));
  const isRoot = ({ name }: Tag) => !known.has(parents.get(name) ?? '') || isCircular(name, parents);
  const toFolder = ({ name, slug, description }: Tag): Folder => {
    const inner = version.tags.filter((tag) => parents.get(tag.name) === name && !isRoot(tag));
    const folders = inner.map(toFolder).filter(({ item }) => item.length > 0);
    return { name, description, item: [...(items.get(slug) ?? []), ...folders] };
  };
  const untagged = { name: 'Operations', slug: 'operations', description: '' };
  const lacksUntagged = version.tags.every(({ slug }) => slug !== untagged.slug);
  const roots = [...version.tags.filter(isRoot), ...(lacksUntagged ? [untagged] : [])];
  return roots.map(toFolder).filter(({ item }) => item.length > 0);
}

function parentsOf({ document }: Version): ReadonlyMap<string, string> {
  const tags: readonly Json[] = Array.isArray(document.tags) ? document.tags : [];
  return new Map(
    tags.flatMap((tag) => {
      const { name, parent } = tag as JsonObject;
      return typeof name === 'string' && typeof parent === 'string' ? [[name, parent] as const] : [];
    }),
  );
}

function isCircular(name: string, parents: ReadonlyMap<string, string>): boolean {
  const passed = new Set<string>();
  for (let at: string | undefined = name; at !== undefined; at = parents.get(at)) {
    if (passed.has(at)) return true;
    passed.add(at);
  }
  return false;
}
