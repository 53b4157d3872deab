import { createHash } from 'node:crypto';
import type { Version } from '../../../model/docs.ts';
import type { Example } from '../../../model/example.ts';
import type { Flow, FlowInput, FlowSource, FlowStep } from '../../../model/flow.ts';
import type { Operation } from '../../../model/operation.ts';
import { type PlannedStep, toStep } from './planned-step.ts';
import { type Slot, slotsOf } from './slots.ts';

/** What has to happen before a request of the collection, as a Flow says it. */
export interface Plan {
  /** Steps that lead there, in order. */
  readonly before: readonly PlannedStep[];
  /** The request itself. */
  readonly own: PlannedStep;
  /** What its request takes from the steps before it. */
  readonly slots: readonly Slot[];
  /** Inputs that are new each time. */
  readonly fresh: readonly FlowInput[];
}

/** The plan of each example that a Flow reaches; of several, the one that needs least beside the API, then the shortest. */
export function planExamples(
  version: Version,
  examples: readonly Example[],
  sources: readonly FlowSource[],
): ReadonlyMap<Example, Plan> {
  const plans = new Map<Example, Plan>();
  for (const flow of version.flows) {
    for (const [index, step] of flow.steps.entries()) {
      const example = examples.find((each) => reaches(step, each, version));
      const plan = example && toPlan(flow, index, example, version, sources);
      if (!plan || costOf(plan) >= costOf(plans.get(example))) continue;
      plans.set(example, plan);
    }
  }
  return shareOutputs(plans);
}

/** A step that several Flows take gives what any of them wants of it. */
function shareOutputs(plans: ReadonlyMap<Example, Plan>): ReadonlyMap<Example, Plan> {
  const outputs = new Map<string, PlannedStep['outputs']>();
  for (const { before, own } of plans.values())
    for (const step of [...before, own]) outputs.set(step.key, { ...outputs.get(step.key), ...step.outputs });
  const share = (step: PlannedStep): PlannedStep => ({ ...step, outputs: outputs.get(step.key) ?? {} });
  return new Map(
    [...plans].map(([example, plan]) => [
      example,
      { ...plan, before: plan.before.map(share), own: share(plan.own) },
    ]),
  );
}

function reaches(
  { reaches: reached, operation }: FlowStep,
  { operation: own, response }: Example,
  version: Version,
): boolean {
  return (
    reached !== undefined &&
    operation.source === `${version.api}/${version.id}` &&
    operation.id === own.id &&
    response?.response.status === reached.status &&
    (response.example?.name ?? '') === reached.example
  );
}

function costOf(plan: Plan | undefined): number {
  if (!plan) return Number.POSITIVE_INFINITY;
  const foreign = new Set(plan.before.map(({ source }) => source).filter(Boolean));
  return foreign.size * 1000 + plan.before.length;
}

function toPlan(
  flow: Flow,
  index: number,
  example: Example,
  version: Version,
  sources: readonly FlowSource[],
): Plan | undefined {
  const numbers = new Map(flow.steps.map(({ id }, number) => [id, number]));
  const steps: PlannedStep[] = [];
  let key = '';
  for (const step of flow.steps.slice(0, index + 1)) {
    const found = operationOf(step, version, sources);
    const isForm = step.requestBody?.contentType && !/[/+]json\b/.test(step.requestBody.contentType);
    if (!found || isForm) return undefined;
    const planned = toStep(step, found, flow.inputs, numbers);
    // What a step gives is no part of what it does.
    const { outputs: _, extract, ...request } = planned;
    key = createHash('sha256')
      .update(JSON.stringify([key, request, extract]))
      .digest('hex')
      .slice(0, 12);
    steps.push({ key, ...planned });
  }
  const own = steps.pop();
  if (!own) return undefined;
  const used = JSON.stringify([...steps, own]);
  const fresh = flow.inputs.filter((input) => input.fresh && used.includes(`$inputs.${input.name}`));
  return { before: steps, own, slots: slotsOf(own, example), fresh };
}

function operationOf(
  { operation: { source, id } }: FlowStep,
  version: Version,
  sources: readonly FlowSource[],
): { readonly source: string; readonly operation: Operation } | undefined {
  const isOwn = source === `${version.api}/${version.id}`;
  const operations = isOwn ? version.operations : sources.find(({ name }) => name === source)?.operations;
  const operation = operations?.find((each) => each.id === id);
  return operation && { source: isOwn ? '' : source, operation };
}
