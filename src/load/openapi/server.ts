import type { Server } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { listField, mapField, textField } from '../source/fields.ts';

/** The `servers` of a document, path or operation; undefined where it has none of its own. */
export function readServers(reader: SpecReader, parent: Cursor): Server[] | undefined {
  const servers = listField(reader, parent, 'servers').map((cursor) => readServer(reader, cursor));
  return servers.length > 0 ? servers : undefined;
}

/** [Server Object](https://spec.openapis.org/oas/v3.1.1.html#server-object): its URL with the variables' defaults. */
function readServer(reader: SpecReader, cursor: Cursor): Server {
  const defaults = new Map(
    mapField(reader, cursor, 'variables').map(([name, variable]) => [name, textField(variable, 'default')]),
  );
  const url = (textField(cursor, 'url') ?? '').replace(
    /\{([^{}]+)\}/g,
    (all, name) => defaults.get(name) ?? all,
  );
  return {
    url: url.replace(/\/+$/, ''),
    description: textField(cursor, 'description') ?? '',
    location: cursor.location,
  };
}
