import { setTimeout as sleep } from 'node:timers/promises';
import { replacePairs } from '../../lib/replace-pairs.ts';
import type { Binding } from '../../model/binding.ts';
import type { HttpRequest } from '../../model/example.ts';
import type { Exchange, HeaderList } from '../../model/exchange.ts';
import type { Flow, FlowStep } from '../../model/flow.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { diffRequests } from '../bindings/diff-requests.ts';
import { withoutCredentials } from '../credentials.ts';
import { holds } from '../flows/criterion.ts';
import { atPointer, type ExpressionScope, evaluate, evaluateTemplate } from '../flows/expression.ts';
import { sendTo } from '../send-request.ts';
import { answerOf } from './answer.ts';
import { type Ground, openControls } from './controls.ts';
import { freshValue } from './fresh-value.ts';
import { operationOf, reachedBy, type Stage } from './stage.ts';
import { type Extra, withExtra } from './with-extra.ts';

/** One live run of a Flow: live values, and the bindings literal → live value. */
export interface Scene extends Ground {
  readonly flow: Flow | undefined;
  /** Bindings of the steps so far. */
  readonly bindings: () => readonly Binding[];
  /** The live request of a step, and the bindings by which the documented request becomes it. */
  readonly prepare: (step: FlowStep) => PreparedStep;
  /** Performs a step itself. */
  readonly perform: (step: FlowStep) => Promise<StepRun>;
  /** Takes an Exchange that somebody else performed as the step's. */
  readonly record: (step: FlowStep, exchange: Exchange) => StepRun;
}

export interface PreparedStep {
  readonly request: HttpRequest;
  readonly bindings: readonly Binding[];
}

/** A step that was performed. */
export interface StepRun {
  readonly step: FlowStep;
  readonly exchange: Exchange;
  /** Why the step did not go as the Flow says, in one sentence. */
  readonly failure?: string;
}

/** Opens a Scene: fresh inputs, and a clock and address of its own where the Target has controls; or says why it cannot. */
export async function openScene(
  flow: Flow | undefined,
  stage: Stage,
): Promise<Scene | { readonly missing: string }> {
  const state = createState(flow);
  const ground = await openControls(flow, stage.target);
  if ('missing' in ground) return ground;
  return {
    flow,
    ...ground,
    bindings: () => state.bindings,
    prepare: (step) => prepare(step, state, stage),
    perform: (step) => perform(step, state, stage, ground.headers),
    record: (step, exchange) => record(step, exchange, state, stage),
  };
}

interface SceneState {
  readonly inputs: JsonObject;
  readonly steps: Record<string, JsonObject>;
  readonly bindings: Binding[];
}

function createState(flow: Flow | undefined): SceneState {
  const inputs: Record<string, Json> = {};
  const bindings: Binding[] = [];
  for (const input of flow?.inputs ?? []) {
    const live = freshValue(input);
    inputs[input.name] = live;
    if (typeof live === 'string' && typeof input.literal === 'string' && live !== input.literal) {
      bindings.push({ literal: input.literal, live });
    }
  }
  return { inputs, steps: {}, bindings };
}

function prepare(step: FlowStep, state: SceneState, stage: Stage): PreparedStep {
  const found = operationOf(step, stage);
  if (!found) throw new Error(`step \`${step.id}\` names no known operation`);
  const { operation } = found;
  const scope: ExpressionScope = { inputs: state.inputs, steps: state.steps };
  const parameters = new Map<string, Json>();
  const extra: Extra[] = [];
  for (const { name, in: place, value } of step.parameters) {
    const live = evaluateTemplate(value, scope);
    const key = keyOf({ in: place, name });
    parameters.set(key, live);
    const declared = operation.parameters.some((each) => keyOf(each) === key);
    if (!declared) extra.push({ in: place, name, value: String(live) });
  }
  const mediaType = step.requestBody?.contentType ?? operation.requestBody?.content[0]?.type;
  const body =
    step.requestBody && mediaType
      ? { mediaType, value: evaluateTemplate(step.requestBody.payload, scope) }
      : undefined;
  const server = operation.servers[0];
  const serialised = stage.serialise(operation, { parameters, ...(body ? { body } : {}) }, server);
  const request = withExtra(withoutCredentials(serialised), extra);
  const documented = reachedBy(step, stage)?.example?.request;
  return { request, bindings: documented ? diffRequests(documented, request) : [] };
}

/** Sends a step's request, again where the Flow says that a failure is to be retried. */
async function perform(
  step: FlowStep,
  state: SceneState,
  stage: Stage,
  headers: HeaderList,
): Promise<StepRun> {
  const { limit, after } = step.retry ?? { limit: 0, after: 0 };
  const { request } = prepare(step, state, stage);
  for (let retries = 0; ; retries++) {
    const exchange = await sendTo(stage.target, request, headers);
    const run = record(step, exchange, state, stage);
    if (run.failure === undefined || retries >= limit) return run;
    if (after > 0) await sleep(after * 1000);
  }
}

function record(step: FlowStep, exchange: Exchange, state: SceneState, stage: Stage): StepRun {
  const answer = answerOf(exchange);
  const scope: ExpressionScope = { inputs: state.inputs, steps: state.steps, answer };
  const outputs: Record<string, Json> = {};
  const bindings: Binding[] = [];
  const expected = reachedBy(step, stage)?.expected.example?.value;
  for (const [name, expression] of Object.entries(step.outputs)) {
    const live = evaluate(expression, scope);
    if (live === undefined) continue;
    outputs[name] = live;
    const literal = expected === undefined ? undefined : literalAt(expected, expression);
    if (typeof literal === 'string' && typeof live === 'string' && literal !== live) {
      bindings.push({ literal, live });
    }
  }
  Object.assign(outputs, extract(step, exchange));
  state.steps[step.id] = outputs;
  const failure = findFailure(step, exchange, scope, state);
  if (failure !== undefined) return { step, exchange, failure };
  // Of an answer that is not the one that the Flow means nothing stands for anything.
  state.bindings.push(...bindings);
  return { step, exchange };
}

function findFailure(
  step: FlowStep,
  exchange: Exchange,
  scope: ExpressionScope,
  state: SceneState,
): string | undefined {
  if (exchange.refused !== undefined) return `step \`${step.id}\`: ${exchange.refused}`;
  try {
    const failed = step.successCriteria.find((criterion) => !holds(criterion, scope));
    if (!failed) return undefined;
    const { status, body } = exchange.received;
    const came = `${status} ${toLiteral(Buffer.from(body).toString('utf8'), state).slice(0, 300)}`;
    return `step \`${step.id}\` needs \`${failed.condition}\`, but the answer was ${came}`;
  } catch (error) {
    return `step \`${step.id}\`: ${(error as Error).message}`;
  }
}

/** How the serialiser knows a parameter: names of header fields have no case. */
function keyOf(parameter: { readonly in: string; readonly name: string }): string {
  return `${parameter.in}:${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`;
}

/** A text as the documentation would print it; live values that it has no literal for are left out. */
function toLiteral(text: string, { bindings, steps }: SceneState): string {
  const outputs = Object.values(steps).flatMap((step) => Object.values(step));
  const unnamed = outputs.filter((live) => typeof live === 'string' && live.length >= 8);
  const pairs = new Map(unnamed.map((live) => [String(live), '…']));
  for (const { live, literal } of bindings) pairs.set(live, literal);
  return replacePairs(text, [...pairs]);
}

/** The value that documents print where an output is taken from. */
function literalAt(example: Json, expression: string): Json | undefined {
  const prefix = '$response.body#';
  return expression.startsWith(prefix) ? atPointer(example, expression.slice(prefix.length)) : undefined;
}

function extract(step: FlowStep, exchange: Exchange): Record<string, Json> {
  const text = Buffer.from(exchange.received.body).toString('utf8');
  return Object.fromEntries(
    Object.entries(step.extract).flatMap(([name, pattern]) => {
      const group = new RegExp(pattern).exec(text)?.[1];
      return group === undefined ? [] : [[name, group]];
    }),
  );
}
