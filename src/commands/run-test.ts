import { planContract, runContract } from '../contract/run-contract.ts';
import { createMessenger } from '../contract/target/messenger.ts';
import { DocsError } from '../errors.ts';
import { loadConfig } from '../load/config/load-config.ts';
import { loadDocs } from '../load/load-docs.ts';
import { openTarget } from '../run/targets/open-target.ts';
import { createSelection } from '../selection.ts';
import { startMock } from '../start-mock.ts';
import type { Flags, Terminal } from './command.ts';
import { textOf, textsOf } from './shared-flags.ts';

/** What `docproof test` does; a file of its own, so that other commands start without it. */
export async function runTest(terminal: Terminal, flags: Flags): Promise<number> {
  const config = await loadConfig(terminal.cwd, textOf(flags, 'config'));
  const docs = await loadDocs(config);
  const selection = createSelection(textsOf(flags, 'only'));
  const options = { seed: Number(textOf(flags, 'seed') ?? 1), selects: selection.has };
  const plans = planContract(docs, options);
  const name = textOf(flags, 'server') ?? textOf(flags, 'target') ?? config.target;
  const target = await openTarget(name, config.targets, config.root, () =>
    startMock(docs.apis.flatMap((api) => api.versions)),
  );
  try {
    if (plans.every(({ cases }) => cases.length === 0)) throw new DocsError('`--only` selects no case.');
    const report = await runContract(docs, plans, target, createMessenger(), options);
    for (const f of report.findings)
      terminal.stdout.write(
        `${f.location.file}:${f.location.line} ${f.blame} ${f.check} ${f.message} (${f.count}: ${f.cases[0]})\n    expected ${f.expected}\n    actual ${f.actual}\n    ${f.curl}\n`,
      );
    const tally = new Map<string, number>();
    for (const { state, kind, reason } of report.cases) {
      for (const key of [
        state,
        `${state} ${kind}`,
        ...(reason === undefined ? [] : [`not judged: ${reason}`]),
      ])
        tally.set(key, (tally.get(key) ?? 0) + 1);
    }
    for (const [key, count] of tally) terminal.stdout.write(`${key}: ${count}\n`);
    terminal.stdout.write(`${report.requests} requests in ${report.duration} ms\n`);
    return report.failed ? 1 : 0;
  } finally {
    await target.stop();
  }
}
