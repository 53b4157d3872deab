import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from './assemble.ts';
import { expectedResponses } from './examples/pair.ts';
import { toHttpRequest } from './examples/to-http-request.ts';
import type { Version } from './model/docs.ts';
import type { Finding } from './model/finding.ts';
import type { BlockRun, ResponseRun, SnippetRun } from './model/run.ts';
import { guideId, responseId, snippetId } from './proof-id.ts';
import { runGuide } from './run/guides/run-guide.ts';
import type { Workshop } from './run/programs/workshop.ts';
import { runResponses } from './run/run-responses.ts';
import { runSnippets } from './run/run-snippets.ts';
import type { Stage } from './run/scenes/stage.ts';
import { openTarget } from './run/targets/open-target.ts';
import type { Target } from './run/targets/target.ts';
import { createAuthority } from './run/wire/authority.ts';
import { writeCaBundle } from './run/wire/ca-bundle.ts';
import { createWire } from './run/wire/wire.ts';
import type { Selection } from './selection.ts';

/** Everything that ran. */
export interface Performance {
  readonly target: string;
  readonly responses: readonly ResponseRun[];
  readonly snippets: readonly SnippetRun[];
  readonly blocks: readonly BlockRun[];
  /** What no single proof can be blamed for. */
  readonly findings: readonly Finding[];
  readonly programs: number;
  readonly scenes: number;
}

export interface ExerciseOptions {
  /** Name of a target in the configuration, or a URL. */
  readonly target: string;
  readonly selection: Selection;
  /** Folder in which the snippets stand as they will be published. */
  readonly folder: string;
  /** Called with a word on each thing that is done. */
  readonly progress: (text: string) => void;
}

/** Runs everything that the documentation prints, against the Target. */
export async function exercise(assembly: Assembly, options: ExerciseOptions): Promise<Performance> {
  const { config } = assembly;
  const target = await openTarget(options.target, config.targets, config.root);
  const folder = await mkdtemp(join(tmpdir(), 'docproof-'));
  try {
    const workshop = await openWorkshop(assembly, folder);
    try {
      return await perform(assembly, target, workshop, options);
    } finally {
      await workshop.wire.close();
    }
  } finally {
    await target.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where packages of `docproof setup` and compiler caches stay between runs. */
export function cacheFolder(): string {
  return (
    process.env.DOCPROOF_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'docproof')
  );
}

async function openWorkshop({ config, languages }: Assembly, folder: string): Promise<Workshop> {
  const authority = await createAuthority();
  const cache = cacheFolder();
  await mkdir(cache, { recursive: true });
  return {
    wire: createWire({ authority }),
    caFile: await writeCaBundle(folder, authority),
    folder,
    cache,
    languages,
    limits: config.limits,
    concurrency: availableParallelism(),
  };
}

async function perform(
  assembly: Assembly,
  target: Target,
  workshop: Workshop,
  { selection, folder, progress }: ExerciseOptions,
): Promise<Performance> {
  const responses: ResponseRun[] = [];
  const snippets: SnippetRun[] = [];
  const blocks: BlockRun[] = [];
  const findings: Finding[] = [];
  let scenes = 0;
  const versions = assembly.docs.apis.flatMap((api) => api.versions);
  for (const version of versions) {
    const stage = createStage(version, assembly, target);
    const asked = await runResponses(stage, wantedResponses(version, selection));
    responses.push(...asked.runs);
    findings.push(...asked.findings);
    scenes += asked.scenes;
    progress(`${version.api}/${version.id}: ${asked.runs.length} documented responses asked for`);
    const mine = assembly.snippets.filter(
      (snippet) => isOf(version, snippet.example.operation) && selection.has([snippetId(snippet)]),
    );
    await runSnippets(mine, folder, stage, workshop, (run) => {
      snippets.push(run);
      progress(`snippet ${snippets.length}: ${snippetId(run.snippet)}`);
    });
    for (const guide of version.guides) {
      if (!selection.has(guide.blocks.map((block) => guideId(guide, block)))) continue;
      blocks.push(...(await runGuide(guide, stage, versions, workshop)));
      progress(`guide ${guideId(guide)}`);
    }
  }
  const programs = [...snippets, ...blocks].filter(hasRun).length;
  scenes += snippets.filter(hasRun).length + new Set(blocks.map((run) => run.guide)).size;
  return { target: target.name, responses, snippets, blocks, findings, programs, scenes };
}

function createStage(version: Version, { docs, examples }: Assembly, target: Target): Stage {
  return {
    version,
    sources: docs.flowSources,
    examples: examples.filter((example) => isOf(version, example.operation)),
    target,
    serialise: (operation, values, server) =>
      toHttpRequest(operation, values, { server, securitySchemes: version.securitySchemes }),
  };
}

function wantedResponses(version: Version, selection: Selection) {
  return version.operations.flatMap((operation) =>
    expectedResponses(operation)
      .map((expected) => ({ operation, expected }))
      .filter((each) => selection.has([responseId(each)])),
  );
}

function isOf(version: Version, part: { readonly api: string; readonly version: string }): boolean {
  return part.api === version.api && part.version === version.id;
}

function hasRun(run: SnippetRun | BlockRun): boolean {
  return run.execution !== undefined && !('block' in run && run.block.kind !== 'command');
}
