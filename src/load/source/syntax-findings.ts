import type { Finding } from '../../model/finding.ts';
import type { SourceFiles } from './source-files.ts';

/** Findings for keys that stand twice in a map, and for referenced files that cannot be read. */
export function syntaxFindings(files: SourceFiles): Finding[] {
  const documents = Object.keys(files.texts()).filter((file) => /\.(ya?ml|json)$/i.test(file));
  return documents.flatMap((file) =>
    (files.parsed(file)?.faults ?? []).map(
      ({ kind, message, line, column }): Finding => ({
        severity: 'error',
        rule: kind === 'duplicate-key' ? 'duplicate-key' : 'document-syntax',
        message: kind === 'duplicate-key' ? 'The key stands twice in its map; the last one wins.' : message,
        location: { file, line, column },
      }),
    ),
  );
}
