import { BaseResolver, type Document, isAbsoluteUrl, ResolveError, Source } from '@redocly/openapi-core';
import { DocsError } from '../../errors.ts';
import { valueAtPointer } from '../../lib/json-pointer.ts';
import type { Location } from '../../model/location.ts';
import { isReference } from '../source/cursor.ts';
import type { SourceFiles } from '../source/source-files.ts';

/** Lets openapi-core read the project's own files and nothing else, through the parser that all of loading uses. */
export class ProjectResolver extends BaseResolver {
  readonly #files: SourceFiles;
  readonly #circular: readonly Location[];

  /** The references at the places `circular` are taken for empty objects. */
  constructor(files: SourceFiles, circular: readonly Location[] = []) {
    super();
    this.#files = files;
    this.#circular = circular;
  }

  override async loadExternalRef(absoluteRef: string): Promise<Source> {
    if (isAbsoluteUrl(absoluteRef)) {
      throw refused('nothing is fetched from the network; keep a copy in the project and refer to that');
    }
    const file = this.#files.relative(absoluteRef);
    if (file === undefined) throw refused(`the file lies outside of the project`);
    try {
      return new Source(absoluteRef, await this.#files.read(file));
    } catch (error) {
      throw error instanceof DocsError ? new ResolveError(error) : error;
    }
  }

  override parseDocument(source: Source, isRoot = false): Document {
    if (!isRoot && !/\.(ya?ml|json)$/i.test(source.absoluteRef)) return { source, parsed: source.body };
    const file = this.#files.relative(source.absoluteRef) ?? '';
    const parsed = this.#files.parsed(file);
    const fault = parsed?.faults.find(({ kind }) => kind === 'syntax');
    if (fault) {
      throw refused(`the file cannot be read: line ${fault.line}, column ${fault.column}: ${fault.message}`);
    }
    // Bundling writes into the values that it is given; those of SourceFiles stay as they were read.
    const copy: unknown = structuredClone(parsed?.value);
    for (const { pointer = '' } of this.#circular.filter((location) => location.file === file)) {
      const place = valueAtPointer(copy, pointer);
      if (isReference(place)) Reflect.deleteProperty(place, '$ref');
    }
    return { source, parsed: copy };
  }
}

function refused(message: string): ResolveError {
  return new ResolveError(new Error(message));
}
