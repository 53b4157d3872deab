import type { CheckContext } from '../checks/exchange/contract/contract-check.ts';
import { makeExamples } from '../examples/make-examples.ts';
import { createValidator } from '../lib/json-schema.ts';
import { createLocator } from '../load/locate.ts';
import type { CaseRun, ContractFinding, ContractReport } from '../model/contract.ts';
import type { Docs } from '../model/docs.ts';
import type { Target } from '../run/targets/target.ts';
import { toolVersion } from '../tool-version.ts';
import type { Case } from './case.ts';
import type { PlanContext } from './case-kind.ts';
import { createCollector } from './collector.ts';
import { type PlanOptions, planCases } from './plan.ts';
import { createPlanContext, dialectOf } from './plan-context.ts';
import { playCases } from './play/play-cases.ts';
import type { PlayContext } from './play/player.ts';
import type { Messenger } from './target/messenger.ts';

/*
 *  Docs ─→ plan ─→ Case ─→ play ─→ Exchange ─→ judge ─→ Problem ─→ collect ─→ ContractReport
 *          one file a kind         Scenes of flows       one file a check      one finding a cause
 */

export interface ContractOptions extends PlanOptions {
  readonly seed: number;
  /** Values of credentials by the variable that programs read. @default {} */
  readonly credentials?: Readonly<Record<string, string | undefined>>;
  /** Called with each case that is over, and how many there are. */
  readonly progress?: (run: CaseRun, total: number) => void;
}

/** The cases of one Version. */
export interface Plan {
  readonly context: PlanContext;
  readonly cases: readonly Case[];
}

/** What would be played: pure, nothing is sent. */
export function planContract(docs: Docs, options: ContractOptions): Plan[] {
  return docs.apis
    .flatMap(({ versions }) => versions)
    .map((version) => {
      const context = createPlanContext(version, docs, makeExamples(version).examples, options);
      return { context, cases: planCases(context, options) };
    });
}

/** Plays plans against a Target and reports where it and the document disagree. */
export async function runContract(
  docs: Docs,
  plans: readonly Plan[],
  target: Target,
  messenger: Messenger,
  options: ContractOptions,
): Promise<ContractReport> {
  const started = performance.now();
  const collector = createCollector();
  const total = plans.reduce((sum, { cases }) => sum + cases.length, 0);
  const tell = (run: CaseRun): void => {
    collector.take(run);
    options.progress?.(run, total);
  };
  for (const plan of plans) {
    const context = playContext(plan, { ...target, send: messenger.send }, tell);
    await playCases(plan.cases, { ...context, stopped: messenger.stopped });
  }
  const place = createLocator(docs.sources);
  const findings = collector
    .findings()
    .map((finding): ContractFinding => ({ ...finding, location: place(finding.location) }));
  const stopped = messenger.stopped();
  return {
    toolVersion: toolVersion(),
    target: target.name,
    seed: options.seed,
    ...(options.shard && { shard: `${options.shard.index}/${options.shard.count}` }),
    cases: collector.rows(),
    findings,
    coverage: collector.coverage(plans.map(({ context }) => context.version)),
    requests: messenger.count(),
    duration: Math.round(performance.now() - started),
    ...(stopped !== undefined && { stopped }),
    ...(messenger.recorded().length > 0 && { recorded: messenger.recorded() }),
    failed: findings.some(({ blame, knownUntil }) => blame === 'server' && knownUntil === undefined),
  };
}

/** What the cases of a plan are played with. */
export function playContext({ context }: Plan, target: Target, tell: (run: CaseRun) => void): PlayContext {
  const { version } = context;
  const origin = target.originOf?.(version) ?? target.origin;
  return {
    stage: { ...context, target: { ...target, origin } },
    checks: createChecks(context),
    answers: { document: version.document, validator: createValidator(version.document, dialectOf(version)) },
    stopped: () => undefined,
    tell,
  };
}

function createChecks({ version, validator }: PlanContext): CheckContext {
  const { document } = version;
  return { version, document, validator, strict: createValidator(document, dialectOf(version)) };
}
