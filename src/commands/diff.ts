import { DocsError } from '../errors.ts';
import { defineCommand } from './command.ts';
import { textOf, wantsColor } from './shared-flags.ts';

/** `docs diff OLD NEW`: what changed between two OpenAPI documents, and whom that breaks. */
export const diffCommand = defineCommand({
  name: 'diff',
  summary: 'what changed between two OpenAPI documents, breaking or not',
  flags: {
    format: { type: 'string', help: 'human, markdown (a changelog) or json (default: human)' },
    'fail-on': { type: 'string', help: 'exit with 1 on changes that are breaking, or dangerous too' },
  },
  words: { min: 2, max: 2, usage: '<old openapi.yaml> <new openapi.yaml>' },
  async run(terminal, flags, [old = '', next = '']) {
    const { diffFormats } = await import('../diff/format/index.ts');
    const { diffFiles } = await import('./diff-files.ts');
    const format = textOf(flags, 'format') ?? 'human';
    const print = diffFormats[format];
    if (!print)
      throw new DocsError(`\`--format ${format}\` is not known; ${listed(Object.keys(diffFormats))} are.`);
    const failing = classesThatFail(textOf(flags, 'fail-on'));
    const today = new Date().toISOString().slice(0, 10);
    const { report, findings } = await diffFiles(terminal.cwd, [old, next], today);
    for (const { message, location } of findings.filter(({ rule }) => rule === 'ref-resolves')) {
      terminal.stderr.write(`${location.file}: ${message}\n`);
    }
    terminal.stdout.write(print(report, { color: wantsColor(terminal) }));
    return report.changes.some((change) => failing.includes(change.class)) ? 1 : 0;
  },
});

function classesThatFail(level: string | undefined): readonly string[] {
  if (level === undefined) return [];
  if (level === 'breaking') return ['breaking'];
  if (level === 'dangerous') return ['breaking', 'dangerous'];
  throw new DocsError(`\`--fail-on ${level}\` is not known; \`breaking\` and \`dangerous\` are.`);
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
