import type { Server } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { listField, mapField, textField, textsField } from '../source/fields.ts';

/**
 * The `servers` of a document, path or operation; undefined where it has none of its own. One whose URL is none even
 * with its variables filled in is left out: nobody can send a request there.
 */
export function readServers(reader: SpecReader, parent: Cursor): Server[] | undefined {
  const servers = listField(reader, parent, 'servers')
    .map((cursor) => readServer(reader, cursor))
    .filter(({ url }) => URL.canParse(url, 'http://localhost'));
  return servers.length > 0 ? servers : undefined;
}

/** [Server Object](https://spec.openapis.org/oas/v3.1.1.html#server-object) */
function readServer(reader: SpecReader, cursor: Cursor): Server {
  return {
    url: serverUrl(reader, cursor).replace(/([^:/])\/+$/, '$1'),
    description: textField(cursor, 'description') ?? '',
    location: cursor.location,
  };
}

/** The URL of a server with the [variables](https://spec.openapis.org/oas/v3.1.1.html#server-variable-object)' defaults, or their first values; an undeclared variable stands for itself. */
export function serverUrl(reader: SpecReader, cursor: Cursor): string {
  const values = new Map(
    mapField(reader, cursor, 'variables').map(([name, variable]) => [
      name,
      textField(variable, 'default') ?? textsField(variable, 'enum')[0],
    ]),
  );
  return (textField(cursor, 'url') ?? '').replace(/\{([^{}]+)\}/g, (_, name) => values.get(name) ?? name);
}
