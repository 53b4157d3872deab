import type { Flow, FlowInput, FlowStep } from '../model/flow.ts';
import type { Json } from '../model/json.ts';
import type { Approach } from './approach.ts';

/** A Flow of an approach's prerequisites with other steps behind them. */
export function flowBefore({ flow, index }: Approach, steps: readonly FlowStep[], name: string): Flow {
  return { ...flow, id: `${flow.id}/${name}`, steps: [...flow.steps.slice(0, index), ...steps] };
}

/** The approach's step under another name, with another outcome in mind. */
export function again(
  { step }: Approach,
  id: string,
  condition: string,
  change: { readonly payload?: Json; readonly parameters?: FlowStep['parameters'] } = {},
): FlowStep {
  const { reaches: _, ...rest } = step;
  return {
    ...rest,
    id,
    successCriteria: [{ condition, type: 'simple' }],
    parameters: change.parameters ?? step.parameters,
    ...(step.requestBody && {
      requestBody: { ...step.requestBody, payload: change.payload ?? step.requestBody.payload },
    }),
  };
}

/** The prerequisites of an approach once more, for somebody else: every step and fresh input under another name. */
export function somebodyElse({ flow, index }: Approach): {
  readonly inputs: readonly FlowInput[];
  readonly steps: readonly FlowStep[];
} {
  const rename = (text: string) =>
    text
      .replace(/\$inputs\.([\w-]+)/g, (_, name: string) => `$inputs.other-${name}`)
      .replace(/\$steps\.([\w-]+)/g, (_, name: string) => `$steps.other-${name}`);
  const steps = flow.steps.slice(0, index).map((step): FlowStep => {
    const copy = JSON.parse(rename(JSON.stringify(step))) as FlowStep;
    const { reaches: _, ...rest } = copy;
    return { ...rest, id: `other-${step.id}`, location: step.location };
  });
  return { inputs: flow.inputs.map((input) => ({ ...input, name: `other-${input.name}` })), steps };
}

/** Names of outputs as a step of somebody else has them. */
export function ofSomebodyElse(text: string): string {
  return text.replace(/\$steps\.([\w-]+)/g, (_, name: string) => `$steps.other-${name}`);
}
