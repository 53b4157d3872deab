import type { Finding } from '../../model/finding.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { listField, mapField, textField } from '../source/fields.ts';
import type { WrittenOperation } from './paths.ts';
import { serverUrl } from './server.ts';

/** Findings for [servers](https://spec.openapis.org/oas/v3.1.1.html#server-object) whose URL is none, or has variables that nobody declares. */
export function checkServers(reader: SpecReader, written: readonly WrittenOperation[]): Finding[] {
  const pathItems = new Map(written.map(({ path, pathItem }) => [path, pathItem]));
  const parents = [reader.root, ...pathItems.values(), ...written.map(({ cursor }) => cursor)];
  return parents
    .flatMap((parent) => listField(reader, parent, 'servers'))
    .flatMap((server) => checkServer(reader, server));
}

function checkServer(reader: SpecReader, server: Cursor): Finding[] {
  const url = textField(server, 'url');
  if (url === undefined) return [];
  const declared = new Set(mapField(reader, server, 'variables').map(([name]) => name));
  const { file, pointer } = server.location;
  const location = { file, pointer: `${pointer}/url` };
  const undeclared = [...url.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []);
  const findings = undeclared
    .filter((name) => !declared.has(name))
    .map(
      (name): Finding => ({
        severity: 'error',
        rule: 'server-variable-declared',
        message: `The server variable \`${name}\` is not declared; requests have its name in its place.`,
        location,
        fix: `Add \`${name}\` with a \`default\` to the \`variables\` of the server.`,
      }),
    );
  if (URL.canParse(serverUrl(reader, server), 'http://localhost')) return findings;
  return [
    ...findings,
    {
      severity: 'error',
      rule: 'server-url',
      message: `\`${url}\` is no URL, even with its variables filled in; no request is sent there.`,
      location,
    },
  ];
}
