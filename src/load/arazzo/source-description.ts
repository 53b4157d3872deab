import path from 'node:path';
import { DocsError } from '../../errors.ts';
import type { Finding } from '../../model/finding.ts';
import type { Operation } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { listField, textField } from '../source/fields.ts';
import type { FlowSources } from './flow-source.ts';

/** An API that the steps of a document can call. */
export interface Callable {
  /** What FlowStep.operation.source says. */
  readonly source: string;
  readonly operations: readonly Operation[];
}

/** Documented versions by the file of their specification. */
export type DocumentedFiles = ReadonlyMap<string, Callable>;

/** The [Source Descriptions](https://spec.openapis.org/arazzo/v1.0.1.html#source-description-object) of a document by name; undefined for one that could not be loaded. */
export async function readSourceDescriptions(
  reader: SpecReader,
  documented: DocumentedFiles,
  sources: FlowSources,
): Promise<{ callables: Map<string, Callable | undefined>; findings: Finding[] }> {
  const callables = new Map<string, Callable | undefined>();
  const findings: Finding[] = [];
  for (const cursor of listField(reader, reader.root, 'sourceDescriptions')) {
    const name = textField(cursor, 'name');
    if (name === undefined) continue;
    try {
      callables.set(name, await loadCallable(name, cursor, documented, sources));
    } catch (error) {
      if (!(error instanceof DocsError)) throw error;
      callables.set(name, undefined);
      const location = reader.child(cursor, 'url')?.location ?? cursor.location;
      const message = `The source description \`${name}\` cannot be loaded: ${error.message}`;
      findings.push({ severity: 'error', rule: 'flow-source', message, location });
    }
  }
  return { callables, findings };
}

async function loadCallable(
  name: string,
  cursor: Cursor,
  documented: DocumentedFiles,
  sources: FlowSources,
): Promise<Callable | undefined> {
  const type = textField(cursor, 'type') ?? 'openapi';
  const url = textField(cursor, 'url') ?? '';
  if (type !== 'openapi')
    throw new DocsError(`its type is \`${type}\`; only OpenAPI documents can be called.`);
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) {
    throw new DocsError(`nothing is fetched from \`${url}\`; keep a copy in the project and name that.`);
  }
  const file = path.posix.join(path.posix.dirname(cursor.location.file), decodeURI(url));
  if (file.startsWith('../')) throw new DocsError(`\`${url}\` lies outside of the project.`);
  const version = documented.get(file);
  if (version) return version;
  const source = await sources.load(file, name);
  return { source: source.name, operations: source.operations };
}
