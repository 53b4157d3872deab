import { pointerToTokens } from '../lib/json-pointer.ts';
import type { Flow, FlowStep } from '../model/flow.ts';
import type { Json } from '../model/json.ts';
import type { Operation } from '../model/operation.ts';
import { operationOf, type Scenery } from '../run/scenes/stage.ts';
import { isRecognised } from './templates/flow-template.ts';

/** How a server is brought to answer the documented good request of an operation with success: the steps of a Flow up to one. */
export interface Approach {
  readonly operation: Operation;
  readonly flow: Flow;
  /** Which step sends the request. */
  readonly index: number;
  readonly step: FlowStep;
  /** Whether the document never said that it goes so: what it leads to may be refused. */
  readonly assumed: boolean;
}

/** The shortest approach to each operation, by the operation; those that no flow reaches have none. */
export function findApproaches(scenery: Scenery, flows: readonly Flow[]): ReadonlyMap<Operation, Approach> {
  const found = new Map<Operation, Approach>();
  for (const flow of flows) {
    for (const [index, step] of flow.steps.entries()) {
      const target = operationOf(step, scenery);
      if (!target?.documented || !endsWell(step)) continue;
      const known = found.get(target.operation);
      if (known && costOf(known.flow, known.index) <= costOf(flow, index)) continue;
      found.set(target.operation, {
        operation: target.operation,
        flow,
        index,
        step,
        assumed: isRecognised(flow),
      });
    }
  }
  return found;
}

/** Whether a step is meant to succeed. */
export function endsWell({ reaches, successCriteria }: FlowStep): boolean {
  if (reaches) return reaches.status.startsWith('2');
  return successCriteria.some(({ condition }) => /^\s*\$statusCode\s*==\s*2\d\d\s*$/.test(condition));
}

/** Steps are dear, and dearer still where they move clocks or plant failures. */
function costOf(flow: Flow, index: number): number {
  const strange = flow.steps.slice(0, index).filter((step) => !endsWell(step)).length;
  const controls = flow.steps.slice(0, index).filter((step) => step.operation.source === 'controls').length;
  return index + 10 * (strange + controls);
}

/** Whether a value in the body of an approach's request must be what the server knows: it came from there, or was told to it before. */
export function isBound({ flow, index, step }: Approach, pointer: string): boolean {
  const value = templateAt(step.requestBody?.payload, pointer);
  return mentions(value).some((expression) => isKnown(expression, flow, index));
}

/** Whether the body of an approach's request has a value at this place. */
export function isSent({ step }: Approach, pointer: string): boolean {
  let value = step.requestBody?.payload;
  for (const token of pointerToTokens(pointer)) {
    // An expression stands for a whole of which nobody knows the parts.
    if (typeof value === 'string' && value.startsWith('$')) return true;
    if (value === null || typeof value !== 'object') return false;
    value = (value as Readonly<Record<string, Json>>)[token];
  }
  return value !== undefined;
}

/** Whether a parameter of an approach's request must be what the server knows. */
export function isBoundParameter({ flow, index, step }: Approach, place: string, name: string): boolean {
  const parameter = step.parameters.find((each) => each.in === place && each.name === name);
  return mentions(parameter?.value).some((expression) => isKnown(expression, flow, index));
}

function isKnown(expression: string, flow: Flow, index: number): boolean {
  if (expression.startsWith('$steps.')) return true;
  return flow.steps.slice(0, index).some((step) => JSON.stringify(step).includes(expression));
}

function mentions(value: Json | undefined): string[] {
  const text = JSON.stringify(value ?? null);
  return text.match(/\$(?:inputs|steps)\.[\w.-]+/g) ?? [];
}

function templateAt(payload: Json | undefined, pointer: string): Json | undefined {
  let value = payload;
  for (const token of pointerToTokens(pointer)) {
    if (value === null || typeof value !== 'object') return value;
    value = (value as Readonly<Record<string, Json>>)[token];
  }
  return value;
}
