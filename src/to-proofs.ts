import { createHash } from 'node:crypto';
import type { Assembly } from './assemble.ts';
import { judgeBlock } from './checks/exchange/judge-block.ts';
import { judgeItem } from './checks/exchange/judge-item.ts';
import { judgeSample } from './checks/exchange/judge-sample.ts';
import { judgeSecurity } from './checks/exchange/judge-security.ts';
import { unbindVerdict } from './checks/exchange/unbind-verdict.ts';
import type { Verdict } from './checks/exchange/verdict.ts';
import { isSecured } from './examples/is-secured.ts';
import type { AbsentExample } from './examples/make-examples.ts';
import { expectedResponses } from './examples/pair.ts';
import type { Performance } from './exercise.ts';
import type { Example } from './model/example.ts';
import type { Execution } from './model/execution.ts';
import type { Operation } from './model/operation.ts';
import { type Proof, type Strength, strengths } from './model/proof.ts';
import type { BlockRun, Obstacle } from './model/run.ts';
import type { Snippet } from './model/snippet.ts';
import { wantedSamples } from './play-samples.ts';
import {
  collectionItemId,
  flowId,
  guideId,
  responseId,
  sampleId,
  securityId,
  snippetId,
} from './proof-id.ts';
import { proveErrorCodes, proveRateLimits } from './prove-facts.ts';
import type { WantedSample } from './run/samples/sample.ts';
import type { Selection } from './selection.ts';

type Common = Pick<Proof, 'id' | 'kind' | 'source'>;

/** Judges what ran and gives everything that could be proven one of the three states. */
export function toProofs(
  assembly: Assembly,
  performance: Performance,
  selection: Selection,
  ranAt: string,
): Proof[] {
  const { ceiling, judge } = performance;
  const responses = merge(
    performance.responses.map((run) => {
      const { operation, expected } = run;
      const source = expected.example?.location ?? expected.response.location;
      const common = { id: responseId({ operation, expected }), kind: 'response', source } as const;
      const verdict = unbindVerdict(judge.response(run), run.scene);
      return toProof(common, verdict, run.obstacle, run.ranAt ?? ranAt);
    }),
  );
  const security = performance.security.map((run): Proof => {
    const { operation, obstacle } = run;
    return toProof(securityCommon(operation), judgeSecurity(run), obstacle, run.ranAt ?? ranAt);
  });
  const flows = performance.flows.map(({ flow, obstacle, ...run }): Proof => {
    const common = { id: flowId(flow), kind: 'flow', source: flow.location } as const;
    return toProof(common, { findings: [], strength: 'behaviour held' }, obstacle, run.ranAt ?? ranAt);
  });
  const snippets = performance.snippets.map((run): Proof => {
    const verdict = unbindVerdict(judge.snippet(run), run.scene);
    const proof = toProof(snippetCommon(run.snippet), verdict, run.obstacle, run.ranAt ?? ranAt);
    const { language } = run.snippet;
    return { ...proof, language, artefact: artefactOf(run.snippet), ...retriedOf(run) };
  });
  const samples = performance.samples.map((run): Proof => {
    const proof = toProof(sampleCommon(run), judgeSample(run), run.obstacle, run.ranAt ?? ranAt);
    return { ...proof, ...(run.language === undefined ? {} : { language: run.language }), ...retriedOf(run) };
  });
  const collection = performance.collection.map((run): Proof => {
    return toProof(collectionCommon(run.example), judgeItem(run, ceiling), run.obstacle, run.ranAt ?? ranAt);
  });
  const blocks = merge(
    performance.blocks.map((run): Proof => {
      const judged = judgeBlock(run, run.version?.document ?? {});
      const verdict = atMost(unbindVerdict(judged, run.scene), ceiling);
      return toProof(blockCommon(run), verdict, run.obstacle, run.ranAt ?? ranAt);
    }),
  );
  const facts = assembly.docs.apis.flatMap((api) =>
    api.versions.flatMap((version) => [
      ...proveErrorCodes(version, responses),
      ...proveRateLimits(version, responses),
    ]),
  );
  const unprinted = unprintedProofs(assembly).filter((proof) => selection.has([proof.id]));
  const chosenFacts = selection.isAll ? facts : facts.filter((proof) => selection.has([proof.id]));
  return [
    ...responses,
    ...security,
    ...flows,
    ...snippets,
    ...samples,
    ...collection,
    ...unprinted,
    ...blocks,
    ...chosenFacts,
  ].sort(byId);
}

/** With `--no-run` everything that could be proven is not proven, by name. */
export function toUnrunProofs(assembly: Assembly): Proof[] {
  const { docs, snippets } = assembly;
  const reason = 'nothing was run';
  const versions = docs.apis.flatMap((api) => api.versions);
  const responses = versions.flatMap((version) =>
    version.operations.flatMap((operation) =>
      expectedResponses(operation).map((expected) => {
        const source = expected.example?.location ?? expected.response.location;
        return notProven({ id: responseId({ operation, expected }), kind: 'response', source }, reason);
      }),
    ),
  );
  const pages = versions.flatMap((version) => version.guides);
  const guides = [...docs.guides, ...pages, ...(docs.samples ?? [])];
  const flows = versions.flatMap((version) => version.flows);
  const facts = versions.flatMap((version) => [
    ...proveErrorCodes(version, []),
    ...proveRateLimits(version, []),
  ]);
  return [
    ...responses,
    ...versions
      .flatMap((version) => version.operations.filter(isSecured))
      .map((operation) => notProven(securityCommon(operation), reason)),
    ...facts.map((fact) => ({ ...fact, reason })),
    ...unprintedProofs(assembly),
    ...flows.map((flow) => notProven({ id: flowId(flow), kind: 'flow', source: flow.location }, reason)),
    ...snippets.map((snippet) => ({
      ...notProven(snippetCommon(snippet), reason),
      language: snippet.language,
      artefact: artefactOf(snippet),
    })),
    ...assembly.examples.map((example) => notProven(collectionCommon(example), reason)),
    ...versions.flatMap(wantedSamples).map((sample) => notProven(sampleCommon(sample), reason)),
    ...guides.flatMap((guide) =>
      guide.blocks.map((block) => notProven(blockCommon({ guide, block }), reason)),
    ),
  ].sort(byId);
}

/** What no snippet is printed of: what a client cannot say, and examples that have no value. */
function unprintedProofs({ unprintable, absent, languages }: Assembly): Proof[] {
  const prove = (example: AbsentExample, language: string, reason: string): Proof => {
    const id = snippetId({ example, language });
    return { ...notProven({ id, kind: 'snippet', source: example.location }, reason), language };
  };
  return [
    ...unprintable.map(({ example, language, reason }) =>
      prove(example, language, `not publishable: ${reason}`),
    ),
    ...absent.flatMap((example) =>
      languages.map(({ id }) => prove(example, id, 'no value was found that its schema allows')),
    ),
  ];
}

function toProof(common: Common, verdict: Verdict, obstacle: Obstacle | undefined, ranAt: string): Proof {
  if (obstacle?.kind === 'not-proven') return notProven(common, obstacle.reason);
  const findings = obstacle ? [obstacle.finding] : verdict.findings;
  const failed = findings.some((finding) => finding.severity === 'error');
  const { shown } = verdict;
  const strength = obstacle ? undefined : verdict.strength;
  // Nothing passes by absence: what nobody looked at has no strength.
  if (!failed && strength === undefined) return notProven(common, 'it was not run');
  return {
    ...common,
    state: failed ? 'failed' : 'proven',
    ...(strength ? { strength } : {}),
    ranAt,
    findings,
    ...(shown ? { shown } : {}),
  };
}

/** A verdict no stronger than its Target allows. */
function atMost(verdict: Verdict, ceiling: Strength | undefined): Verdict {
  const { strength } = verdict;
  if (!strength || !ceiling || strengths.indexOf(strength) <= strengths.indexOf(ceiling)) return verdict;
  return { ...verdict, strength: ceiling };
}

function notProven(common: Common, reason: string): Proof {
  return { ...common, state: 'not-proven', reason, findings: [] };
}

/** An answer that several flows reach, or a block of several stories, is one proof: it holds when it held every time. */
function merge(proofs: readonly Proof[]): Proof[] {
  const byName = new Map<string, Proof>();
  for (const proof of proofs) {
    const known = byName.get(proof.id);
    byName.set(proof.id, known ? worse(known, proof) : proof);
  }
  return [...byName.values()];
}

function worse(one: Proof, other: Proof): Proof {
  if (one.state === 'failed' || other.state === 'failed') return one.state === 'failed' ? one : other;
  if (one.state !== other.state) return one.state === 'proven' ? one : other;
  return rank(one) <= rank(other) ? one : other;
}

function rank(proof: Proof): number {
  return proof.strength ? strengths.indexOf(proof.strength) : -1;
}

function securityCommon(operation: Operation): Common {
  return { id: securityId(operation), kind: 'security', source: operation.location };
}

function snippetCommon(snippet: Snippet): Common {
  return { id: snippetId(snippet), kind: 'snippet', source: snippet.example.location };
}

function collectionCommon(example: Example): Common {
  return { id: collectionItemId(example), kind: 'postman', source: example.location };
}

function sampleCommon({ operation, sample, number }: WantedSample): Common {
  return { id: sampleId(operation, number), kind: 'code-sample', source: sample.location };
}

function blockCommon({ guide, block }: Pick<BlockRun, 'guide' | 'block'>): Common {
  return { id: guideId(guide, block), kind: 'block', source: block.location };
}

function retriedOf({ execution }: { readonly execution?: Execution }): Pick<Proof, 'retried'> {
  return execution?.retried === undefined ? {} : { retried: execution.retried };
}

function artefactOf({ path, text }: Snippet): NonNullable<Proof['artefact']> {
  return { path, sha256: createHash('sha256').update(text).digest('hex') };
}

function byId(one: Proof, other: Proof): number {
  return one.id < other.id ? -1 : Number(one.id > other.id);
}
