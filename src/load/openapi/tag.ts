import { createSlugger } from '../../lib/slug.ts';
import type { Tag } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { flagField, listField, textField } from '../source/fields.ts';

/** Names that the site uses itself below a version. */
const reserved = ['guides', 'schemas', 'errors', 'webhooks', 'operations', 'limits', 'examples', 'changes'];

/** What operations need to know about tags. */
export interface TagTable {
  /** Public tags: those of the document in its order, then those that only operations name. */
  readonly tags: readonly Tag[];
  /** Names of the tags that are `x-internal`. */
  readonly internal: ReadonlySet<string>;
}

/** [Tag Objects](https://spec.openapis.org/oas/v3.1.1.html#tag-object) of a document, with `used` for the names on its operations. */
export function readTags(reader: SpecReader, used: Iterable<string>): TagTable {
  const slug = createSlugger(reserved);
  const internal = new Set<string>();
  const tags = new Map<string, Tag>();
  const add = (name: string, description: string) => {
    if (!internal.has(name) && !tags.has(name))
      tags.set(name, { name, slug: slug(name, 'tag'), description });
  };
  for (const cursor of listField(reader, reader.root, 'tags')) {
    const name = textField(cursor, 'name');
    if (name !== undefined) readTag(name, cursor);
  }
  for (const name of used) add(name, '');
  return { tags: [...tags.values()], internal };

  function readTag(name: string, cursor: Cursor): void {
    if (flagField(cursor, 'x-internal')) internal.add(name);
    else add(name, textField(cursor, 'description') ?? '');
  }
}
