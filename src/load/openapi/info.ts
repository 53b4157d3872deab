import type { Info } from '../../model/docs.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { textField } from '../source/fields.ts';

/** [Info Object](https://spec.openapis.org/oas/v3.1.1.html#info-object) */
export function readInfo(reader: SpecReader): Info {
  const cursor = reader.child(reader.root, 'info');
  if (cursor === undefined) return { title: '', version: '' };
  const contact = reader.child(cursor, 'contact');
  const license = reader.child(cursor, 'license');
  return {
    title: textField(cursor, 'title') ?? '',
    version: textField(cursor, 'version') ?? '',
    ...pick(cursor, ['summary', 'description', 'termsOfService']),
    ...(contact && { contact: pick(contact, ['name', 'url', 'email']) }),
    ...(license && {
      license: { name: textField(license, 'name') ?? '', ...pick(license, ['url', 'identifier']) },
    }),
  };
}

function pick<Key extends string>(cursor: Cursor, keys: readonly Key[]): { [key in Key]?: string } {
  const fields: { [key in Key]?: string } = {};
  for (const key of keys) {
    const text = textField(cursor, key);
    if (text !== undefined) fields[key] = text;
  }
  return fields;
}
