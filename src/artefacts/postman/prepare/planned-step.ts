import type { FlowInput, FlowStep } from '../../../model/flow.ts';
import type { Json } from '../../../model/json.ts';
import type { Operation } from '../../../model/operation.ts';

/** A step whose expressions name steps by their number, so that equal beginnings of two Flows are equal. */
export interface PlannedStep {
  /** Names the step and all that come before it. */
  readonly key: string;
  /** Name of the FlowSource that it calls; empty for the documented API. */
  readonly source: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: FlowStep['parameters'];
  readonly body?: Json;
  readonly outputs: Readonly<Record<string, string>>;
  readonly extract: Readonly<Record<string, string>>;
  /** Of its answer, where the Flow says it. */
  readonly status?: number;
}

/** Writes a step so that it is the same in every Flow that takes it after the same steps. */
export function toStep(
  step: FlowStep,
  { source, operation }: { readonly source: string; readonly operation: Operation },
  inputs: readonly FlowInput[],
  numbers: ReadonlyMap<string, number>,
): Omit<PlannedStep, 'key'> {
  const settle = (value: Json): Json => settleExpressions(value, inputs, numbers);
  const [status] = step.successCriteria.flatMap(
    ({ condition }) => /^\$statusCode\s*==\s*(\d{3})$/.exec(condition)?.slice(1) ?? [],
  );
  const parameters = step.parameters.map((each) => ({ ...each, value: settle(each.value) }));
  return {
    source,
    method: operation.method,
    path: operation.path,
    parameters,
    ...(step.requestBody && { body: settle(step.requestBody.payload) }),
    outputs: step.outputs,
    extract: step.extract,
    ...(status !== undefined && { status: Number(status) }),
  };
}

/** Puts what every run has alike in its place, and numbers in place of the ids of steps. */
function settleExpressions(
  value: Json,
  inputs: readonly FlowInput[],
  numbers: ReadonlyMap<string, number>,
): Json {
  const settle = (part: Json): Json => settleExpressions(part, inputs, numbers);
  if (Array.isArray(value)) return value.map(settle);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, settle(member)]));
  if (typeof value !== 'string') return value;
  const whole = inputs.find(({ name, fresh }) => !fresh && value === `$inputs.${name}`);
  if (whole) return whole.literal;
  return value
    .replace(/\{\$inputs\.([^{}]+)\}/g, (text, name) => {
      const input = inputs.find((each) => each.name === name && !each.fresh);
      return input ? String(input.literal) : text;
    })
    .replace(/\$steps\.([^.{}\s]+)\./g, (text, id) => {
      const number = numbers.get(id);
      return number === undefined ? text : `$steps.${number}.`;
    });
}
