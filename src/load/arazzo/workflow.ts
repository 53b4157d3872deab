import type { Finding } from '../../model/finding.ts';
import type { Flow, FlowStep } from '../../model/flow.ts';
import type { Json } from '../../model/json.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { listField, textField } from '../source/fields.ts';
import { checkExpressions } from './expression-reference.ts';
import { readInputs } from './flow-input.ts';
import type { Callable } from './source-description.ts';
import { readStep } from './step.ts';

/** Reads a [Workflow Object](https://spec.openapis.org/arazzo/v1.0.1.html#workflow-object) into a Flow of a Version. */
export function readWorkflow(
  reader: SpecReader,
  cursor: Cursor,
  name: { readonly api: string; readonly version: string },
  callables: ReadonlyMap<string, Callable | undefined>,
  findings: Finding[],
): Flow {
  const inputs = readInputs(reader, cursor, findings);
  const steps: { step: FlowStep; written: Json }[] = [];
  for (const written of listField(reader, cursor, 'steps')) {
    const step = readStep(reader, cursor, written, callables, findings);
    if (step) steps.push({ step, written: written.value });
  }
  findings.push(...repeatedSteps(steps.map(({ step }) => step)));
  if (steps.length === listField(reader, cursor, 'steps').length)
    findings.push(...checkExpressions(steps, inputs));
  const clock = textField(reader.root, 'x-clock');
  const clientAddress = textField(reader.root, 'x-client-address');
  return {
    id: textField(cursor, 'workflowId') ?? '',
    ...name,
    summary: textField(cursor, 'summary') ?? '',
    description: textField(cursor, 'description') ?? '',
    inputs,
    steps: steps.map(({ step }) => step),
    ...(clock !== undefined && { clock }),
    ...(clientAddress !== undefined && { clientAddress }),
    location: cursor.location,
  };
}

function repeatedSteps(steps: readonly FlowStep[]): Finding[] {
  const repeated = steps.filter((step, index) => steps.findIndex(({ id }) => id === step.id) !== index);
  return repeated.map(({ id, location }) => ({
    severity: 'error',
    rule: 'flow-step-unique',
    message: `The workflow has the stepId \`${id}\` twice.`,
    location: { ...location, pointer: `${location.pointer ?? ''}/stepId` },
  }));
}
