import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from './assemble.ts';
import { findCircumstances, projectName } from './circumstances.ts';
import { createJudge, type Judge } from './judge.ts';
import { unlessAborted } from './lib/unless-aborted.ts';
import type { Finding } from './model/finding.ts';
import type { Strength } from './model/proof.ts';
import type { PlayMeans, PlayOptions } from './play-means.ts';
import { type PlayedVersion, playVersion } from './play-version.ts';
import type { Circumstances } from './remember.ts';
import { emptyLedger, type Ledger, openLedger } from './run/cache/ledger.ts';
import { createMemory, type Memory } from './run/cache/memory.ts';
import { cacheFolder } from './run/cache-folder.ts';
import { asExcerpt } from './run/guides/whole-page.ts';
import { openWorkshop } from './run/programs/open-workshop.ts';
import type { Workshop } from './run/programs/workshop.ts';
import { openTarget } from './run/targets/open-target.ts';
import type { RunningTarget } from './run/targets/target.ts';
import { startMock } from './start-mock.ts';

/** Everything that ran. */
export interface Performance extends PlayedVersion {
  readonly target: string;
  /** What can be proven at most on this Target; anything when absent. */
  readonly ceiling?: Strength;
  /** What no single proof can be blamed for. */
  readonly findings: readonly Finding[];
  readonly judge: Judge;
  /** How much of it ran in earlier builds alone. */
  readonly recalled: number;
  /** Leaves what is proven to later builds. */
  readonly settle: Memory['settle'];
}

export interface ExerciseOptions extends PlayOptions {
  /** Name of a target in the configuration, or a URL. */
  readonly target: string;
  /** Whether what earlier builds proved need not run again. */
  readonly cache: boolean;
  /** Nothing is started any more when it aborts. */
  readonly interruption?: AbortSignal;
  /** What outlives this run; opened for it alone when absent. */
  readonly standing?: Standing;
}

/** What several runs of one process share. */
export interface Standing {
  readonly stage: ExerciseStage;
  readonly ledger: Ledger;
}

/** Target and workshop, set up when the first thing has to be run. */
export interface ExerciseStage {
  readonly equip: () => Promise<{ readonly target: RunningTarget; readonly workshop: Workshop }>;
  /** What no single proof can be blamed for. */
  readonly fate: () => Finding[];
  readonly close: () => Promise<void>;
}

/**
 * Runs everything that the documentation prints, against the Target. What an earlier build proved under the same
 * circumstances is recalled; a build that needs to run nothing starts nothing.
 */
export async function exercise(assembly: Assembly, options: ExerciseOptions): Promise<Performance> {
  const circumstances = await findCircumstances(assembly, options.target);
  const memory = await openMemory(assembly, circumstances, options);
  const stage = options.standing?.stage ?? createStage(assembly, options);
  try {
    const judge = createJudge(circumstances.ceiling);
    const means = { equip: stage.equip, memory, circumstances, judge };
    const performance = await unlessAborted(perform(assembly, means, options), options.interruption);
    return { ...performance, findings: [...performance.findings, ...stage.fate()], settle: memory.settle };
  } finally {
    if (!options.standing) await stage.close();
  }
}

/** A stage on which nothing stands yet. */
export function createStage(
  { config, docs, languages }: Assembly,
  { target: name, interruption }: Pick<ExerciseOptions, 'target' | 'interruption'>,
): ExerciseStage {
  let target: RunningTarget | undefined;
  let equipment: ReturnType<ExerciseStage['equip']> | undefined;
  const closers: (() => Promise<void>)[] = [];
  const open: ExerciseStage['equip'] = async () => {
    const started = await openTarget(name, config.targets, config.root, () =>
      startMock(docs.apis.flatMap((api) => api.versions)),
    );
    target = started;
    closers.unshift(started.stop);
    const folder = await mkdtemp(join(tmpdir(), 'docproof-'));
    closers.push(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
    const workshop = await openWorkshop({ folder, limits: config.limits, languages, interruption });
    closers.unshift(workshop.close);
    return { target: started, workshop };
  };
  return {
    equip: () => {
      equipment ??= open();
      return equipment;
    },
    fate: () => (target ? fateOf(target, config.file) : []),
    close: async () => {
      await equipment?.catch(() => {});
      for (const close of closers) await close();
    },
  };
}

/** A target that does not live to see the end of the run explains what went wrong before. */
function fateOf({ name, fate }: RunningTarget, file: string): Finding[] {
  const died = fate?.();
  if (!died) return [];
  const { how, output } = died;
  return [
    {
      severity: 'error',
      rule: 'target-lives',
      message: `Target \`${name}\` ${how} in the middle of the run`,
      location: { file, line: 1, column: 1 },
      actual: output === '' ? 'it printed nothing' : output,
    },
  ];
}

async function openMemory(
  { config }: Assembly,
  { target }: Circumstances,
  { cache, standing }: ExerciseOptions,
): Promise<Memory> {
  if (target === undefined) return createMemory(emptyLedger(), { fresh: true });
  const ledger = standing?.ledger ?? (await openProjectLedger(config));
  return createMemory(ledger, { fresh: !cache });
}

/** What earlier builds of a project proved. */
export function openProjectLedger(config: Assembly['config']): Promise<Ledger> {
  return openLedger(join(cacheFolder(), 'proofs'), projectName(config));
}

async function perform(
  assembly: Assembly,
  means: PlayMeans,
  options: ExerciseOptions,
): Promise<Omit<Performance, 'settle'>> {
  const parts: PlayedVersion[] = [];
  for (const version of assembly.docs.apis.flatMap((api) => api.versions)) {
    parts.push(await playVersion(version, assembly, means, options));
  }
  const played = parts.flatMap((part) => part.blocks);
  const all = {
    flows: parts.flatMap((part) => part.flows),
    responses: parts.flatMap((part) => part.responses),
    security: parts.flatMap((part) => part.security),
    snippets: parts.flatMap((part) => part.snippets),
    samples: parts.flatMap((part) => part.samples),
    collection: parts.flatMap((part) => part.collection),
    blocks: played.map((run) => (run.execution ? run : asExcerpt(run, played))),
  };
  const recalled = Object.values(all)
    .flat()
    .filter((run) => run.ranAt !== undefined);
  return {
    target: options.target,
    ...(means.circumstances.ceiling && { ceiling: means.circumstances.ceiling }),
    judge: means.judge,
    ...all,
    recalled: recalled.length,
    findings: [],
    programs: parts.reduce((sum, part) => sum + part.programs, 0),
    scenes: parts.reduce((sum, part) => sum + part.scenes, 0),
  };
}
