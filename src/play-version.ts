import type { Assembly } from './assemble.ts';
import { isSecured } from './examples/is-secured.ts';
import { expectedResponses } from './examples/pair.ts';
import { toHttpRequest } from './examples/to-http-request.ts';
import type { Judge } from './judge.ts';
import type { Version } from './model/docs.ts';
import type { Flow } from './model/flow.ts';
import type { Guide } from './model/guide.ts';
import { type Strength, strengths } from './model/proof.ts';
import type {
  BlockRun,
  CollectionRun,
  FlowRun,
  ResponseRun,
  SampleRun,
  SecurityRun,
  SnippetRun,
} from './model/run.ts';
import type { Snippet } from './model/snippet.ts';
import { playCollection } from './play-collection.ts';
import type { PlayMeans, PlayOptions } from './play-means.ts';
import { playSamples } from './play-samples.ts';
import { flowNames, guideId, responseId, securityId, snippetId } from './proof-id.ts';
import { createRecollection, type Recollection } from './remember.ts';
import { playFlow } from './run/flows/play-flow.ts';
import { runGuide } from './run/guides/run-guide.ts';
import { runMechanical, runResponses } from './run/run-responses.ts';
import { askWithoutCredential, runSecurity } from './run/run-security.ts';
import { runSnippets } from './run/run-snippets.ts';
import type { Scenery, Stage } from './run/scenes/stage.ts';
import { mockReason, type Target } from './run/targets/target.ts';
import type { Selection } from './selection.ts';

/** What ran of one Version. */
export interface PlayedVersion {
  readonly flows: readonly FlowRun[];
  readonly responses: readonly ResponseRun[];
  readonly security: readonly SecurityRun[];
  readonly snippets: readonly SnippetRun[];
  readonly samples: readonly SampleRun[];
  readonly collection: readonly CollectionRun[];
  readonly blocks: readonly BlockRun[];
  readonly programs: number;
  readonly scenes: number;
}

const unopenedMock: Target = { name: 'mock', origin: '', answersProveNothing: mockReason };

/** Plays a Version: its documented responses and flows, its snippets, its guides. */
export async function playVersion(
  version: Version,
  assembly: Assembly,
  means: PlayMeans,
  { selection, folder, progress }: PlayOptions,
): Promise<PlayedVersion> {
  const { equip, memory, circumstances, judge } = means;
  const scenery = createScenery(version, assembly);
  const stage = async (): Promise<Stage> => ({ ...scenery, target: (await equip()).target });
  // Of a mock nothing is asked whose answer would prove something, so it need not be there for that.
  const toAsk = async (): Promise<Stage> =>
    circumstances.ceiling === undefined ? stage() : { ...scenery, target: unopenedMock };
  const recollection = createRecollection(version, scenery, assembly, memory, circumstances);
  const { responses, flows, scenes } = await runResponses(
    scenery,
    wantedResponses(version, selection),
    (flow: Flow) => selection.has(flowNames(flow)),
    {
      play: (flow) => recollection.flow(flow, async () => playFlow(flow, await toAsk())),
      ask: (wanted) => recollection.response(wanted, async () => runMechanical(wanted, await toAsk())),
    },
  );
  const secured = version.operations.filter(
    (operation) => isSecured(operation) && selection.has([securityId(operation)]),
  );
  const security = await runSecurity(secured, (operation) =>
    recollection.security(operation, async () => askWithoutCredential(operation, await toAsk())),
  );
  progress(`${version.api}/${version.id}: ${responses.length} documented responses asked for`);
  const wanted = assembly.snippets.filter(
    (snippet) => isOf(version, snippet.example.operation) && selection.has([snippetId(snippet)]),
  );
  const snippets = recallSnippets(wanted, responses, recollection, judge, circumstances.ceiling);
  const recalled = new Set(snippets.map(({ snippet }) => snippet));
  const rest = wanted.filter((snippet) => !recalled.has(snippet));
  if (rest.length > 0) {
    await runSnippets(rest, folder, await stage(), (await equip()).workshop, (run) => {
      snippets.push(run);
      recollection.offerSnippet(run);
      progress(`snippet ${snippets.length} of ${wanted.length}: ${snippetId(run.snippet)}`);
    });
  }
  const samples = await playSamples(version, assembly, means, { selection, progress });
  const collection = await playCollection(scenery, assembly, means, { selection, progress });
  const blocks: BlockRun[] = [];
  const versions = assembly.docs.apis.flatMap((api) => api.versions);
  for (const guide of guidesOf(version, assembly)) {
    if (!selection.has(guide.blocks.map((block) => guideId(guide, block)))) continue;
    const { root } = assembly.config;
    const play = async () => runGuide(guide, await stage(), versions, (await equip()).workshop, root);
    blocks.push(...(await recollection.guide(guide, play)));
    progress(`guide ${guideId(guide)}`);
  }
  const programs = [...snippets, ...samples, ...blocks].filter(hasRun);
  const scened = programs.filter((run) => !('sample' in run));
  const played = new Set(scened.map((run) => ('guide' in run ? run.guide : run)));
  const asked = security.filter((run) => run.exchange && run.ranAt === undefined);
  return {
    flows,
    responses,
    security,
    snippets,
    samples,
    collection,
    blocks,
    programs: programs.length,
    scenes: scenes + played.size + asked.length,
  };
}

/**
 * The snippets that need no run: an earlier build proved what the program sends and prints, given the documented answer,
 * and in this build the Target gives that answer; where answers prove nothing the first half is all there is.
 */
function recallSnippets(
  wanted: readonly Snippet[],
  responses: readonly ResponseRun[],
  recollection: Recollection,
  judge: Judge,
  ceiling: Strength | undefined,
): SnippetRun[] {
  const answers = new Map<unknown, Strength>();
  for (const run of responses) {
    const { findings, strength } = judge.response(run);
    if (findings.length === 0 && strength && !run.obstacle) answers.set(subjectOf(run.expected), strength);
  }
  return wanted.flatMap((snippet) => {
    const promised = snippet.example.response;
    const answer = ceiling ?? (promised && answers.get(subjectOf(promised)));
    const run = answer && recollection.snippet(snippet);
    if (!run) return [];
    const { findings, strength } = judge.snippet(run);
    const holds =
      findings.length === 0 && strength && strengths.indexOf(strength) <= strengths.indexOf(answer);
    return holds ? [run] : [];
  });
}

function subjectOf({ example, response }: ResponseRun['expected']): unknown {
  return example ?? response;
}

/** Guides that all versions share are played with the version that is current. */
function guidesOf(version: Version, { docs }: Assembly): readonly Guide[] {
  return docs.current === `${version.api}/${version.id}`
    ? [...docs.guides, ...version.guides, ...(docs.samples ?? [])]
    : version.guides;
}

function createScenery(version: Version, { docs, examples }: Assembly): Scenery {
  const versions = docs.apis.flatMap((api) => api.versions);
  return {
    version,
    versions,
    sources: docs.flowSources,
    examples,
    serialise: (operation, values, server) => {
      const owner = versions.find((each) => isOf(each, operation)) ?? version;
      return toHttpRequest(operation, values, { ...owner, server });
    },
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

/** Whether a program was started for it in this build. */
function hasRun(run: SnippetRun | SampleRun | BlockRun): boolean {
  if (run.ranAt !== undefined) return false;
  return run.execution !== undefined && !('block' in run && run.block.kind !== 'command');
}
