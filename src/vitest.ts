import { afterAll, describe, test } from 'vitest';
import { planContract, runContract } from './contract/run-contract.ts';
import { createMessenger, type MessengerOptions } from './contract/target/messenger.ts';
import { loadConfig } from './load/config/load-config.ts';
import { loadDocs } from './load/load-docs.ts';
import type { CaseRun } from './model/contract.ts';
import { openTarget } from './run/targets/open-target.ts';
import { createSelection } from './selection.ts';
import { startMock } from './start-mock.ts';

export interface ContractTests extends Pick<MessengerOptions, 'rate' | 'maxRequests' | 'tags'> {
  /** A target of docs.config.ts, or a URL. @default that of the configuration */
  readonly target?: string;
  /** Folder with docs.config.ts. @default the working folder */
  readonly root?: string;
  /** Globs over the ids of cases. */
  readonly only?: readonly string[];
  /** @default 1 */
  readonly seed?: number;
}

/**
 * Makes a test of each contract case, for vitest: `await contract({ target: 'staging' })` at the top of a test file.
 * All cases are played when the first test starts; one that cannot be judged is skipped, with its reason.
 */
export async function contract(wishes: ContractTests = {}): Promise<void> {
  const { root = process.cwd(), only = [], seed = 1, ...limits } = wishes;
  const config = await loadConfig(root);
  const docs = await loadDocs(config);
  const options = { seed, selects: createSelection(only).has, credentials: process.env };
  const plans = planContract(docs, options);
  const runs = new Map<string, CaseRun>();
  const closers: (() => Promise<void>)[] = [];
  const play = async (): Promise<void> => {
    const target = await openTarget(wishes.target ?? config.target, config.targets, config.root, () =>
      startMock(docs.apis.flatMap((api) => api.versions)),
    );
    closers.push(target.stop);
    const progress = (run: CaseRun) => void runs.set(run.case.id, run);
    await runContract(docs, plans, target, createMessenger(limits), { ...options, progress });
  };
  let playing: Promise<void> | undefined;
  afterAll(async () => {
    for (const close of closers) await close();
  });
  for (const { context, cases } of plans) {
    describe(`${context.version.api}/${context.version.id}`, () => {
      for (const { id } of cases) {
        test(id, { timeout: 600_000 }, async ({ skip }) => {
          playing ??= play();
          await playing;
          const run = runs.get(id);
          if (run?.notJudged !== undefined) skip(run.notJudged);
          const wrong = run?.problems.filter(({ blame }) => blame === 'server') ?? [];
          if (wrong.length > 0) throw new Error(wrong.map(sayProblem).join('\n\n'));
        });
      }
    });
  }
}

function sayProblem({ message, expected, actual, location }: CaseRun['problems'][number]): string {
  return [
    message,
    `promised in ${location.file}${location.pointer === undefined ? '' : ` at ${location.pointer}`}`,
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    ...(actual === undefined ? [] : [`actual:   ${actual}`]),
  ].join('\n');
}
