import path from 'node:path';
import { DocsError } from '../../errors.ts';
import type { Finding } from '../../model/finding.ts';
import type { Json } from '../../model/json.ts';
import type { SourceFiles } from '../source/source-files.ts';

const written = /(?<=^|[\s{,"'])externalValue["']?[ \t]*:[ \t]*["']?([^\s"',{}[\]]+)/g;

/** Reads the files that [`externalValue`](https://spec.openapis.org/oas/v3.1.1.html#example-object) names; Findings for those that cannot be read. */
export async function readExternalExamples(files: SourceFiles): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [file, text] of Object.entries(files.texts())) {
    for (const match of text.matchAll(written)) {
      const value = match[1] ?? '';
      const reason = await read(fileOf(file, value), files);
      if (reason === undefined) continue;
      const before = text.slice(0, match.index).split('\n');
      findings.push({
        severity: 'warning',
        rule: 'ref-resolves',
        message: `The example in \`${value}\` is left out: ${reason}.`,
        location: { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
      });
    }
  }
  return findings;
}

/** The example that `externalValue` names: data where the file is JSON or YAML, else its text; undefined where it was not read. */
export function externalExample(from: string, value: string, files: SourceFiles): Json | undefined {
  const file = fileOf(from, value);
  const text = file === undefined ? undefined : files.text(file);
  if (file === undefined || text === undefined) return undefined;
  return /\.(ya?ml|json)$/i.test(file) ? (files.parsed(file)?.value as Json | undefined) : text;
}

function fileOf(from: string, value: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:|^\//i.test(value)) return undefined;
  const file = path.posix.join(path.posix.dirname(from), value);
  return file.startsWith('../') ? undefined : file;
}

async function read(file: string | undefined, files: SourceFiles): Promise<string | undefined> {
  if (file === undefined) return 'it lies outside of the project; keep a copy there and name that';
  try {
    await files.read(file);
    return undefined;
  } catch (error) {
    if (error instanceof DocsError) return error.message.replace(/^[^:]*: /, '').replace(/\.$/, '');
    throw error;
  }
}
