import { appendToPointer } from '../../lib/json-pointer.ts';
import type { Location } from '../../model/location.ts';
import { isEndless, isReference } from '../source/cursor.ts';
import type { SourceFiles } from '../source/source-files.ts';

/** References in the files that were read that lead back to themselves without ever reaching a value. */
export function findCircularReferences(files: SourceFiles): Required<Pick<Location, 'file' | 'pointer'>>[] {
  return Object.keys(files.texts())
    .filter((file) => /\.(ya?ml|json)$/i.test(file))
    .flatMap((file) =>
      referencesIn(files.parsed(file)?.value, '')
        .map((pointer) => ({ file, pointer }))
        .filter((location) => isEndless(files, location)),
    );
}

function referencesIn(value: unknown, pointer: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, member]) =>
    referencesIn(member, appendToPointer(pointer, key)),
  );
  return isReference(value) ? [pointer, ...below] : below;
}
