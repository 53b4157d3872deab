import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from './assemble.ts';
import { unlessAborted } from './lib/unless-aborted.ts';
import type { Finding } from './model/finding.ts';
import { type PlayedVersion, type PlayOptions, playVersion } from './play-version.ts';
import { openWorkshop } from './run/programs/open-workshop.ts';
import type { Workshop } from './run/programs/workshop.ts';
import { openTarget } from './run/targets/open-target.ts';
import type { RunningTarget, Target } from './run/targets/target.ts';

/** Everything that ran. */
export interface Performance extends PlayedVersion {
  readonly target: string;
  /** What no single proof can be blamed for. */
  readonly findings: readonly Finding[];
}

export interface ExerciseOptions extends PlayOptions {
  /** Name of a target in the configuration, or a URL. */
  readonly target: string;
  /** Nothing is started any more when it aborts. */
  readonly interruption?: AbortSignal;
}

/** Runs everything that the documentation prints, against the Target. */
export async function exercise(assembly: Assembly, options: ExerciseOptions): Promise<Performance> {
  const { config } = assembly;
  const target = await openTarget(options.target, config.targets, config.root);
  const folder = await mkdtemp(join(tmpdir(), 'docproof-'));
  try {
    const { limits } = config;
    const { languages } = assembly;
    const workshop = await openWorkshop({ folder, limits, languages, interruption: options.interruption });
    try {
      const performance = await unlessAborted(
        perform(assembly, target, workshop, options),
        options.interruption,
      );
      return { ...performance, findings: [...performance.findings, ...fateOf(target, config.file)] };
    } finally {
      await workshop.close();
    }
  } finally {
    await target.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
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

async function perform(
  assembly: Assembly,
  target: Target,
  workshop: Workshop,
  options: ExerciseOptions,
): Promise<Performance> {
  const parts: PlayedVersion[] = [];
  for (const version of assembly.docs.apis.flatMap((api) => api.versions)) {
    parts.push(await playVersion(version, assembly, target, workshop, options));
  }
  return {
    target: target.name,
    flows: parts.flatMap((part) => part.flows),
    responses: parts.flatMap((part) => part.responses),
    security: parts.flatMap((part) => part.security),
    snippets: parts.flatMap((part) => part.snippets),
    blocks: parts.flatMap((part) => part.blocks),
    findings: [],
    programs: parts.reduce((sum, part) => sum + part.programs, 0),
    scenes: parts.reduce((sum, part) => sum + part.scenes, 0),
  };
}
