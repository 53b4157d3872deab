import { DocsError } from '../../errors.ts';
import type { Json } from '../../model/json.ts';
import type { SourceFiles } from './source-files.ts';

/** The YAML or JSON of a file; throws a DocsError that says where it cannot be read. */
export async function requireDocument(file: string, files: SourceFiles): Promise<Json> {
  await files.read(file);
  const parsed = files.parsed(file);
  const fault = parsed?.faults.find(({ kind }) => kind === 'syntax');
  if (fault) {
    const reason = fault.message.replace(/[.:]$/, '');
    throw new DocsError(`${file}:${fault.line}:${fault.column}: the file is no YAML or JSON: ${reason}.`);
  }
  return (parsed?.value ?? null) as Json;
}
