import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Assembly } from './assemble.ts';
import { expectedResponses } from './examples/pair.ts';
import { toHttpRequest } from './examples/to-http-request.ts';
import { unlessAborted } from './lib/unless-aborted.ts';
import type { Version } from './model/docs.ts';
import type { Finding } from './model/finding.ts';
import type { Flow } from './model/flow.ts';
import type { Guide } from './model/guide.ts';
import type { BlockRun, FlowRun, ResponseRun, SnippetRun } from './model/run.ts';
import { flowNames, guideId, responseId, snippetId } from './proof-id.ts';
import { cacheFolder } from './run/cache-folder.ts';
import { runGuide } from './run/guides/run-guide.ts';
import type { Workshop } from './run/programs/workshop.ts';
import { runResponses } from './run/run-responses.ts';
import { runSnippets } from './run/run-snippets.ts';
import type { Stage } from './run/scenes/stage.ts';
import { openTarget } from './run/targets/open-target.ts';
import type { RunningTarget, Target } from './run/targets/target.ts';
import { createAuthority } from './run/wire/authority.ts';
import { writeCaBundle } from './run/wire/ca-bundle.ts';
import { createWire } from './run/wire/wire.ts';
import type { Selection } from './selection.ts';

/** Everything that ran. */
export interface Performance {
  readonly target: string;
  readonly flows: readonly FlowRun[];
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
  /** Nothing is started any more when it aborts. */
  readonly interruption?: AbortSignal;
}

/** Runs everything that the documentation prints, against the Target. */
export async function exercise(assembly: Assembly, options: ExerciseOptions): Promise<Performance> {
  const { config } = assembly;
  const target = await openTarget(options.target, config.targets, config.root);
  const folder = await mkdtemp(join(tmpdir(), 'docproof-'));
  try {
    const workshop = await openWorkshop(assembly, folder, options.interruption);
    try {
      const performance = await unlessAborted(
        perform(assembly, target, workshop, options),
        options.interruption,
      );
      return { ...performance, findings: [...performance.findings, ...fateOf(target, config.file)] };
    } finally {
      await workshop.wire.close();
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

async function openWorkshop(
  { config, languages }: Assembly,
  folder: string,
  interruption: AbortSignal | undefined,
): Promise<Workshop> {
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
    interruption,
  };
}

async function perform(
  assembly: Assembly,
  target: Target,
  workshop: Workshop,
  options: ExerciseOptions,
): Promise<Performance> {
  const parts: Performance[] = [];
  for (const version of assembly.docs.apis.flatMap((api) => api.versions)) {
    parts.push(await performVersion(version, assembly, target, workshop, options));
  }
  return {
    target: target.name,
    flows: parts.flatMap((part) => part.flows),
    responses: parts.flatMap((part) => part.responses),
    snippets: parts.flatMap((part) => part.snippets),
    blocks: parts.flatMap((part) => part.blocks),
    findings: [],
    programs: parts.reduce((sum, part) => sum + part.programs, 0),
    scenes: parts.reduce((sum, part) => sum + part.scenes, 0),
  };
}

async function performVersion(
  version: Version,
  assembly: Assembly,
  target: Target,
  workshop: Workshop,
  { selection, folder, progress }: ExerciseOptions,
): Promise<Performance> {
  const stage = createStage(version, assembly, target);
  const wantsFlow = (flow: Flow) => selection.has(flowNames(flow));
  const { responses, flows, scenes } = await runResponses(
    stage,
    wantedResponses(version, selection),
    wantsFlow,
  );
  progress(`${version.api}/${version.id}: ${responses.length} documented responses asked for`);
  const wanted = assembly.snippets.filter(
    (snippet) => isOf(version, snippet.example.operation) && selection.has([snippetId(snippet)]),
  );
  const snippets: SnippetRun[] = [];
  await runSnippets(wanted, folder, stage, workshop, (run) => {
    snippets.push(run);
    progress(`snippet ${snippets.length} of ${wanted.length}: ${snippetId(run.snippet)}`);
  });
  const blocks: BlockRun[] = [];
  const versions = assembly.docs.apis.flatMap((api) => api.versions);
  for (const guide of guidesOf(version, assembly)) {
    if (!selection.has(guide.blocks.map((block) => guideId(guide, block)))) continue;
    blocks.push(...(await runGuide(guide, stage, versions, workshop)));
    progress(`guide ${guideId(guide)}`);
  }
  const programs = [...snippets, ...blocks].filter(hasRun).length;
  const played = snippets.filter(hasRun).length + new Set(blocks.map((run) => run.guide)).size;
  return {
    target: target.name,
    flows,
    responses,
    snippets,
    blocks,
    findings: [],
    programs,
    scenes: scenes + played,
  };
}

/** Guides that all versions share are played with the version that is current. */
function guidesOf(version: Version, { docs }: Assembly): readonly Guide[] {
  return docs.current === `${version.api}/${version.id}`
    ? [...docs.guides, ...version.guides]
    : version.guides;
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
