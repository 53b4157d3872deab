import { appendToPointer } from '../../lib/json-pointer.ts';
import { didYouMean } from '../../lib/nearest.ts';
import type { Finding } from '../../model/finding.ts';
import type { FlowInput, FlowStep } from '../../model/flow.ts';
import type { Json } from '../../model/json.ts';
import type { Location } from '../../model/location.ts';

/** What the [runtime expressions](https://spec.openapis.org/arazzo/v1.0.1.html#runtime-expressions) of a step can name. */
interface Known {
  readonly inputs: readonly string[];
  /** Outputs of the steps before, by stepId. */
  readonly steps: ReadonlyMap<string, readonly string[]>;
}

const expression = /\$(inputs|steps)\.([A-Za-z0-9_-]+)(?:\.outputs\.([A-Za-z0-9_-]+))?/g;

/** Findings for expressions in the steps of a workflow that name an input, a step or an output that is not there, or not there yet. */
export function checkExpressions(
  steps: readonly { readonly step: FlowStep; readonly written: Json }[],
  inputs: readonly FlowInput[],
): Finding[] {
  const outputs = new Map<string, readonly string[]>();
  return steps.flatMap(({ step, written }) => {
    const own = [...Object.keys(step.outputs), ...Object.keys(step.extract)];
    // Criteria and outputs may already look at what the step itself extracts.
    const known = { inputs: inputs.map(({ name }) => name), steps: new Map([...outputs, [step.id, own]]) };
    const findings = checkValue(written, step.location, known);
    outputs.set(step.id, own);
    return findings;
  });
}

function checkValue(value: Json, location: Location, known: Known): Finding[] {
  if (typeof value === 'string') return checkText(value, location, known);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]: [string, Json]) =>
    checkValue(member, { ...location, pointer: appendToPointer(location.pointer ?? '', key) }, known),
  );
}

function checkText(text: string, location: Location, known: Known): Finding[] {
  return [...text.matchAll(expression)].flatMap(([all, kind, name = '', output]) => {
    const problem = kind === 'inputs' ? inputProblem(name, known) : stepProblem(name, output, known);
    if (problem === undefined) return [];
    return [
      {
        severity: 'error',
        rule: 'flow-expression',
        message: `\`${all}\` names ${problem}`,
        location,
      } as const,
    ];
  });
}

function inputProblem(name: string, { inputs }: Known): string | undefined {
  return inputs.includes(name)
    ? undefined
    : `the unknown input \`${name}\`${didYouMean(name, inputs) || '.'}`;
}

function stepProblem(name: string, output: string | undefined, { steps }: Known): string | undefined {
  const outputs = steps.get(name);
  if (outputs === undefined) {
    return `the step \`${name}\`, which does not come before${didYouMean(name, steps.keys()) || '.'}`;
  }
  if (output === undefined || outputs.includes(output)) return undefined;
  return `the output \`${output}\`, which the step \`${name}\` does not have${didYouMean(output, outputs) || '.'}`;
}
