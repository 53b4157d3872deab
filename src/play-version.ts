import type { Assembly } from './assemble.ts';
import { isSecured } from './examples/is-secured.ts';
import { expectedResponses } from './examples/pair.ts';
import { toHttpRequest } from './examples/to-http-request.ts';
import type { Version } from './model/docs.ts';
import type { Flow } from './model/flow.ts';
import type { Guide } from './model/guide.ts';
import type { BlockRun, FlowRun, ResponseRun, SecurityRun, SnippetRun } from './model/run.ts';
import { flowNames, guideId, responseId, securityId, snippetId } from './proof-id.ts';
import { runGuide } from './run/guides/run-guide.ts';
import type { Workshop } from './run/programs/workshop.ts';
import { runResponses } from './run/run-responses.ts';
import { runSecurity } from './run/run-security.ts';
import { runSnippets } from './run/run-snippets.ts';
import type { Stage } from './run/scenes/stage.ts';
import type { Target } from './run/targets/target.ts';
import type { Selection } from './selection.ts';

/** What ran of one Version. */
export interface PlayedVersion {
  readonly flows: readonly FlowRun[];
  readonly responses: readonly ResponseRun[];
  readonly security: readonly SecurityRun[];
  readonly snippets: readonly SnippetRun[];
  readonly blocks: readonly BlockRun[];
  readonly programs: number;
  readonly scenes: number;
}

export interface PlayOptions {
  readonly selection: Selection;
  /** Folder in which the snippets stand as they will be published. */
  readonly folder: string;
  /** Called with a word on each thing that is done. */
  readonly progress: (text: string) => void;
}

/** Plays a Version: its documented responses and flows, its snippets, its guides. */
export async function playVersion(
  version: Version,
  assembly: Assembly,
  target: Target,
  workshop: Workshop,
  { selection, folder, progress }: PlayOptions,
): Promise<PlayedVersion> {
  const stage = createStage(version, assembly, target);
  const wantsFlow = (flow: Flow) => selection.has(flowNames(flow));
  const { responses, flows, scenes } = await runResponses(
    stage,
    wantedResponses(version, selection),
    wantsFlow,
  );
  const secured = version.operations.filter(
    (operation) => isSecured(operation) && selection.has([securityId(operation)]),
  );
  const security = await runSecurity(stage, secured);
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
    flows,
    responses,
    security,
    snippets,
    blocks,
    programs,
    scenes: scenes + played + security.filter((run) => run.exchange).length,
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
