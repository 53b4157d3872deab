import type { Assembly } from './assemble.ts';
import type { Version } from './model/docs.ts';
import type { Exchange } from './model/exchange.ts';
import type { Execution } from './model/execution.ts';
import type { Flow } from './model/flow.ts';
import type { Guide } from './model/guide.ts';
import type { Operation } from './model/operation.ts';
import type { Strength } from './model/proof.ts';
import type { BlockRun, ResponseRun, SceneRecord, SecurityRun, SnippetRun } from './model/run.ts';
import type { Snippet } from './model/snippet.ts';
import { flowId, guideId, responseId, securityId, snippetId } from './proof-id.ts';
import { digest } from './run/cache/digest.ts';
import type { Memory } from './run/cache/memory.ts';
import { type PlayedFlow, responseOf } from './run/flows/play-flow.ts';
import { flowOfPage } from './run/guides/flow-of-page.ts';
import { storiesOf } from './run/guides/stories.ts';
import { versionShown } from './run/guides/version-shown.ts';
import type { WantedResponse } from './run/run-responses.ts';
import { operationOf, reachedBy, type Scenery } from './run/scenes/stage.ts';

/** What decides how things go beside the documents: our own program, the Target, the runtimes by language. */
export interface Circumstances {
  readonly own: string;
  /** Undefined when nobody knows what decides its answers: then nothing is recalled. */
  readonly target: string | undefined;
  /** What can be proven at most on this Target; anything when absent. */
  readonly ceiling?: Strength;
  /** By language id; one whose runtime is missing has none. */
  readonly runtimes: ReadonlyMap<string, string>;
  /** Of what blocks of guides call. */
  readonly shell: string;
}

/**
 * What earlier builds left of a Version. Each thing is recalled, or done now and offered to later builds. A proof has
 * two halves: *request → answer* depends on the Target, *program → request and output* does not.
 */
export interface Recollection {
  readonly flow: (flow: Flow, play: () => Promise<PlayedFlow>) => Promise<PlayedFlow>;
  readonly response: (wanted: WantedResponse, ask: () => Promise<ResponseRun>) => Promise<ResponseRun>;
  readonly security: (operation: Operation, ask: () => Promise<SecurityRun>) => Promise<SecurityRun>;
  readonly guide: (guide: Guide, run: () => Promise<BlockRun[]>) => Promise<readonly BlockRun[]>;
  /** The program's half alone: whether the Target still answers so is for the caller to know. */
  readonly snippet: (snippet: Snippet) => SnippetRun | undefined;
  readonly offerSnippet: (run: SnippetRun) => void;
}

export function createRecollection(
  version: Version,
  scenery: Scenery,
  assembly: Assembly,
  memory: Memory,
  circumstances: Circumstances,
): Recollection {
  const { own, target, ceiling = null, runtimes, shell } = circumstances;
  const { document, openapi, securitySchemes } = version;
  const versions = assembly.docs.apis.flatMap((api) => api.versions);
  const ground = digest(own, target, openapi, securitySchemes, document.components ?? null);
  const digestOf = createObjectDigest();
  const stepsOf = (flow: Flow) =>
    flow.steps.map((step) => [
      digestOf(operationOf(step, scenery)?.operation),
      digestOf(reachedBy(step, scenery)?.example),
    ]);
  const flowKey = (flow: Flow) => digest('flow', ground, flow, stepsOf(flow));
  const responseKey = ({ operation, expected }: WantedResponse) =>
    digest(
      'response',
      ground,
      digestOf(operation),
      digestOf(expected),
      examplesOf(operation, scenery).map(digestOf),
    );
  const securityKey = (operation: Operation) =>
    digest(
      'security',
      ground,
      digestOf(operation),
      version.flows.map(digestOf),
      examplesOf(operation, scenery).map(digestOf),
    );
  const guideKey = (guide: Guide) => {
    const flow = flowOfPage(guide, version, versions);
    const digests = versions.map((each) => each.digest);
    return digest('guide', ground, guide.blocks, flow ?? null, digests, shell, assembly.config.limits);
  };
  const snippetKey = ({ text, language, example }: Snippet) =>
    digest(
      'snippet',
      own,
      ceiling,
      text,
      language,
      runtimes.get(language),
      digestOf(example),
      assembly.config.limits,
    );
  const recall = (key: string) => (target === undefined ? undefined : memory.recall(key));
  const offer: Memory['offer'] = (key, value, proofs) => {
    if (target !== undefined) memory.offer(key, value, proofs);
  };

  return {
    flow: async (flow, play) => {
      const key = flowKey(flow);
      const found = recall(key);
      if (found) return recallFlow(flow, scenery, found.value as KeptAnswer[], found.at);
      const played = await play();
      const ids = [flowId(flow), ...played.responses.map(responseId)];
      offer(key, played.responses.map(toKept), ids);
      return played;
    },
    response: async (wanted, ask) => {
      const key = responseKey(wanted);
      const found = recall(key);
      if (found) return { version, ...wanted, ...(found.value as KeptAnswer), ranAt: found.at };
      const run = await ask();
      offer(key, toKept(run), [responseId(wanted)]);
      return run;
    },
    security: async (operation, ask) => {
      const key = securityKey(operation);
      const found = recall(key);
      if (found) return { version, operation, exchange: found.value as Exchange, ranAt: found.at };
      const run = await ask();
      offer(key, run.exchange, [securityId(operation)]);
      return run;
    },
    guide: async (guide, play) => {
      // Samples import what the project has, and all of that may have changed.
      if (guide.sample) return play();
      const key = guideKey(guide);
      const found = recall(key);
      if (found) return recallBlocks(guide, version, assembly, found.value as KeptBlock[], found.at);
      const runs = await play();
      const proofs = guide.blocks
        .filter(({ kind }) => kind !== 'illustration')
        .map((block) => guideId(guide, block));
      offer(key, runs.map(toKeptBlock), proofs);
      return runs;
    },
    snippet: (snippet) => {
      const found = runtimes.has(snippet.language) ? recall(snippetKey(snippet)) : undefined;
      return found && { version, snippet, ...(found.value as KeptProgram), ranAt: found.at };
    },
    offerSnippet: ({ snippet, scene, execution, obstacle }) => {
      if (obstacle || !execution || !runtimes.has(snippet.language)) return;
      offer(snippetKey(snippet), { scene, execution }, [snippetId(snippet)]);
    },
  };
}

type KeptAnswer = Pick<ResponseRun, 'scene' | 'exchange'>;

interface KeptProgram {
  readonly scene: SceneRecord;
  readonly execution: Execution;
}

interface KeptBlock extends Pick<BlockRun, 'scene' | 'execution' | 'obstacle' | 'findings'> {
  /** `<api>/<version>/<operation>` */
  readonly operations?: readonly (string | null)[];
  /** Whether it belongs to a Version. */
  readonly versioned: boolean;
}

function toKept({ scene, exchange }: ResponseRun): KeptAnswer {
  return { ...(scene ? { scene } : {}), ...(exchange ? { exchange } : {}) };
}

function recallFlow(flow: Flow, scenery: Scenery, kept: readonly KeptAnswer[], ranAt: string): PlayedFlow {
  const reached = flow.steps.flatMap((step) => responseOf(step, scenery) ?? []);
  return {
    run: { version: scenery.version, flow, ranAt },
    responses: reached.map((response, index) => ({ ...response, ...kept[index], ranAt })),
  };
}

function toKeptBlock({ version, guide: _, block: __, operations, ...run }: BlockRun): KeptBlock {
  return {
    ...run,
    versioned: version !== undefined,
    ...(operations ? { operations: operations.map((each) => (each ? nameOf(each) : null)) } : {}),
  };
}

function recallBlocks(
  guide: Guide,
  version: Version,
  { docs }: Assembly,
  kept: readonly KeptBlock[],
  ranAt: string,
): BlockRun[] {
  const versions = docs.apis.flatMap((api) => api.versions);
  const known = versions.flatMap((each) => each.operations);
  const byName = new Map(known.map((operation) => [nameOf(operation), operation]));
  const played = storiesOf(guide).flatMap((story) => story.blocks.map((block) => ({ story, block })));
  return played.flatMap(({ story, block }, index): BlockRun[] => {
    const { versioned, operations: names, ...run } = kept[index] ?? { versioned: false, findings: [] };
    const operations = names?.map((name) => byName.get(name ?? ''));
    return [
      {
        ...run,
        guide: story,
        block,
        ranAt,
        ...(versioned ? { version: versionShown(block, operations, version, versions) } : {}),
        ...(operations ? { operations } : {}),
      },
    ];
  });
}

function nameOf({ api, version, id }: Operation): string {
  return `${api}/${version}/${id}`;
}

function examplesOf(operation: Operation, { examples }: Scenery) {
  return examples.filter((example) => example.operation === operation);
}

/** Digests of objects that are asked for many times. */
function createObjectDigest(): (value: object | undefined) => string {
  const known = new WeakMap<object, string>();
  return (value) => {
    if (value === undefined) return '';
    const found = known.get(value) ?? digest(value);
    known.set(value, found);
    return found;
  };
}
