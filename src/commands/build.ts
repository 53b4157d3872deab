import { assemble } from '../assemble.ts';
import { loadConfig } from '../load/config/load-config.ts';
import { build } from '../pipeline.ts';
import { createSelection } from '../selection.ts';
import { toUnrunProofs } from '../to-proofs.ts';
import { defineCommand, type Terminal } from './command.ts';
import { chooseReporter, printReport } from './print-report.ts';
import { configFlag, formatFlag, onlyFlag, targetFlag, textOf, textsOf } from './shared-flags.ts';

/** `docs build`: load, lint, generate, run, render into out/. */
export const buildCommand = defineCommand({
  name: 'build',
  summary: 'make the documentation, run everything that it prints, write out/',
  flags: {
    config: configFlag,
    target: targetFlag,
    only: onlyFlag,
    list: { type: 'boolean', help: 'print what would be proven, and stop' },
    strict: { type: 'boolean', help: 'not proven is a failure' },
    'no-run': { type: 'boolean', help: 'judge documents and links only' },
    'no-lint': { type: 'boolean', help: 'do not judge the documents' },
    format: formatFlag,
  },
  words: { min: 0, max: 0, usage: '' },
  async run(terminal, flags) {
    const reporter = chooseReporter(terminal, textOf(flags, 'format'));
    const config = await loadConfig(terminal.cwd, textOf(flags, 'config'));
    const selection = createSelection(textsOf(flags, 'only'));
    if (flags.list === true) {
      const ids = toUnrunProofs(await assemble(config)).map((proof) => proof.id);
      const chosen = ids.filter((id) => selection.has([id]));
      terminal.stdout.write(chosen.map((id) => `${id}\n`).join(''));
      return 0;
    }
    const report = await build(config, {
      target: textOf(flags, 'target') ?? config.target,
      selection,
      run: flags['no-run'] !== true,
      lint: flags['no-lint'] !== true,
      strict: flags.strict === true,
      progress: createProgress(terminal),
      ...(terminal.interruption ? { interruption: terminal.interruption } : {}),
    });
    printReport(terminal, reporter, report, config.out);
    return report.failed ? 1 : 0;
  },
});

/** One line that is overwritten on a terminal; nothing in CI, where the report says it all. */
function createProgress({ stderr, env }: Terminal): (text: string) => void {
  if (stderr.isTTY !== true || env.CI !== undefined) return () => {};
  return (text) => stderr.write(`\r\u001b[2K${text.slice(0, 100)}`);
}
