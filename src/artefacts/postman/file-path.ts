import type { Example, RequestFile } from '../../model/example.ts';

/** Where a file that a request sends lies, seen from the folder of its collection. */
export function filePath({ operation }: Example, { name }: RequestFile): string {
  return `files/${operation.api}-${operation.version}/${operation.slug}/${name}`;
}
