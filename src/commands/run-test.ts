import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { applyBaseline, type KnownFinding, toBaseline } from '../contract/baseline.ts';
import { type Plan, planContract, runContract } from '../contract/run-contract.ts';
import { findControls } from '../contract/target/find-controls.ts';
import { createMessenger, type Messenger } from '../contract/target/messenger.ts';
import { DocsError } from '../errors.ts';
import { loadConfig } from '../load/config/load-config.ts';
import { loadDocs } from '../load/load-docs.ts';
import type { CaseRun, ContractReport } from '../model/contract.ts';
import type { Docs } from '../model/docs.ts';
import { maskContract } from '../report/contract/mask-contract.ts';
import { documentedLiterals } from '../report/documented-literals.ts';
import { openTarget } from '../run/targets/open-target.ts';
import type { RunningTarget } from '../run/targets/target.ts';
import { startMock } from '../start-mock.ts';
import type { Flags, Terminal } from './command.ts';
import { chooseFormats, writeFormats } from './print-contract.ts';
import { printPlan } from './print-plan.ts';
import { textOf } from './shared-flags.ts';
import { contractOptions, messengerOptions } from './test-options.ts';

/** What `docproof test` does; a file of its own, so that other commands start without it. */
export async function runTest(terminal: Terminal, flags: Flags): Promise<number> {
  const formats = chooseFormats(terminal, flags);
  const options = { ...contractOptions(flags), credentials: terminal.env };
  const config = await loadConfig(terminal.cwd, textOf(flags, 'config'));
  const docs = await loadDocs(config);
  const plans = planContract(docs, options);
  if (plans.every(({ cases }) => cases.length === 0)) {
    throw new DocsError('No case is selected; `docproof test --list` shows what there is.');
  }
  if (flags.list === true || flags.plan === true) return printPlan(terminal, plans, flags.list === true);
  const known = await readBaseline(terminal, flags);
  const name = textOf(flags, 'server') ?? textOf(flags, 'target') ?? config.target;
  const opened = await openTarget(name, config.targets, config.root, () =>
    startMock(docs.apis.flatMap((api) => api.versions)),
  );
  try {
    await requireAnswer(opened);
    const paths = Object.values(config.targets).flatMap(({ controls }) => controls ?? []);
    const target = flags.safe === true ? opened : await findControls(opened, [...new Set(paths)]);
    const messenger = createMessenger({
      ...messengerOptions(flags, terminal),
      record: formats.some(({ reporter }) => reporter.id === 'har'),
    });
    if (flags.selftest === true) return await selftest(terminal, plans, target);
    const report = await play(terminal, docs, plans, target, messenger, options);
    const judged = judge(report, known, flags.strict === true);
    await writeBaseline(terminal, flags, judged, known);
    await writeFormats(terminal, formats, maskContract(judged, documentedLiterals(docs)));
    return judged.failed ? 1 : 0;
  } finally {
    await opened.stop();
  }
}

async function play(
  terminal: Terminal,
  docs: Docs,
  plans: readonly Plan[],
  target: RunningTarget,
  messenger: Messenger,
  options: ReturnType<typeof contractOptions>,
): Promise<ContractReport> {
  const report = await runContract(docs, plans, target, messenger, {
    ...options,
    progress: createProgress(terminal),
  });
  const died = target.fate?.();
  if (died)
    throw new DocsError(`Target \`${target.name}\` ${died.how} in the middle of the run: ${died.output}`);
  return report;
}

async function selftest(terminal: Terminal, plans: readonly Plan[], target: RunningTarget): Promise<number> {
  const { runSelftest, printSelftest } = await import('../contract/selftest/run-selftest.ts');
  const result = await runSelftest(plans, target, (text: string) => terminal.stderr.write(`${text}\n`));
  terminal.stdout.write(printSelftest(result));
  return 0;
}

/** A run against nobody says one thing a thousand times. */
async function requireAnswer({ origin, name }: RunningTarget): Promise<void> {
  const { sendRequest } = await import('../run/send-request.ts');
  const request = { method: 'GET', origin, target: '/', headers: [], credentials: [], files: [] } as const;
  const { refused } = await sendRequest(request, origin, [], { patience: 10_000, largest: 1_000 });
  if (refused === undefined) return;
  throw new DocsError(`Nobody answers at ${origin} (target \`${name}\`): ${refused}.`);
}

function judge(report: ContractReport, known: readonly KnownFinding[], strict: boolean): ContractReport {
  const findings = applyBaseline(report.findings, known, new Date().toISOString().slice(0, 10));
  const open = findings.filter(({ knownUntil }) => knownUntil === undefined);
  const failed = strict
    ? open.length > 0 || report.cases.some(({ state }) => state === 'not-judged')
    : open.some(({ blame }) => blame === 'server');
  return { ...report, findings, failed };
}

async function readBaseline({ cwd }: Terminal, flags: Flags): Promise<readonly KnownFinding[]> {
  const file = textOf(flags, 'baseline');
  if (file === undefined) return [];
  try {
    return JSON.parse(await readFile(resolve(cwd, file), 'utf8')) as readonly KnownFinding[];
  } catch (cause) {
    if (flags['update-baseline'] === true) return [];
    throw new DocsError(`The baseline \`${file}\` cannot be read; \`--update-baseline\` makes one.`, {
      cause,
    });
  }
}

async function writeBaseline(
  { cwd, stderr }: Terminal,
  flags: Flags,
  { findings }: ContractReport,
  known: readonly KnownFinding[],
): Promise<void> {
  if (flags['update-baseline'] !== true) return;
  const file = textOf(flags, 'baseline') ?? 'contract-baseline.json';
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await writeFile(resolve(cwd, file), `${JSON.stringify(toBaseline(findings, known, until), null, 2)}\n`);
  stderr.write(`The baseline is in ${file}\n`);
}

/** One line that is overwritten on a terminal; nothing in CI, where the report says it all. */
function createProgress({ stderr, env }: Terminal): (run: CaseRun, total: number) => void {
  if (stderr.isTTY !== true || env.CI !== undefined) return () => {};
  let done = 0;
  let failed = 0;
  return (run, total) => {
    done++;
    if (run.problems.some(({ blame }) => blame === 'server')) failed++;
    stderr.write(`\r\u001b[2K${done} of ${total} cases, ${failed} failed: ${run.case.id.slice(0, 70)}`);
  };
}
