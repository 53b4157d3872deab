import { assemble } from '../assemble.ts';
import { DocsError } from '../errors.ts';
import { loadConfig } from '../load/config/load-config.ts';
import { build } from '../pipeline.ts';
import { createSelection } from '../selection.ts';
import { toUnrunProofs } from '../to-proofs.ts';
import type { Flags, Terminal } from './command.ts';
import { chooseReporter, printReport } from './print-report.ts';
import { textOf, textsOf } from './shared-flags.ts';

/** What `docproof build` does; a file of its own, so that other commands start without the whole pipeline. */
export async function runBuild(terminal: Terminal, flags: Flags): Promise<number> {
  const reporter = chooseReporter(terminal, textOf(flags, 'format'));
  const config = await loadConfig(terminal.cwd, textOf(flags, 'config'));
  const selection = createSelection(textsOf(flags, 'only'));
  if (flags.list === true) {
    const ids = toUnrunProofs(await assemble(config)).map((proof) => proof.id);
    const chosen = ids.filter((id) => selection.has([id]));
    terminal.stdout.write(chosen.map((id) => `${id}\n`).join(''));
    return 0;
  }
  const target = textOf(flags, 'target') ?? config.target;
  const update = flags.update === true;
  if (update) refuseUpdate(terminal, target, flags);
  const report = await build(config, {
    target,
    update,
    selection,
    run: flags['no-run'] !== true,
    lint: flags['no-lint'] !== true,
    strict: flags.strict === true,
    cache: flags['no-cache'] !== true,
    progress: createProgress(terminal),
    ...(terminal.interruption ? { interruption: terminal.interruption } : {}),
  });
  printReport(terminal, reporter, report, config.out);
  for (const { diff } of report.updates ?? []) terminal.stderr.write(diff);
  return report.failed ? 1 : 0;
}

/** Documentation is rewritten by the people who write it, and only by what the reference says. */
function refuseUpdate({ env }: Terminal, target: string, flags: Flags): void {
  if (env.CI === 'true')
    throw new DocsError('`--update` rewrites files, which is not for CI; run it where you write.');
  if (flags['no-run'] === true)
    throw new DocsError('`--update` needs what came of a run; leave out `--no-run`.');
  if (target !== 'reference') {
    throw new DocsError(`\`--update\` believes the target \`reference\` alone, not \`${target}\`.`);
  }
}

/** One line that is overwritten on a terminal; nothing in CI, where the report says it all. */
function createProgress({ stderr, env }: Terminal): (text: string) => void {
  if (stderr.isTTY !== true || env.CI !== undefined) return () => {};
  return (text) => stderr.write(`\r\u001b[2K${text.slice(0, 100)}`);
}
