import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A workflow of an Arazzo document; `obstacle` says why another runner cannot run it. */
export interface Planned {
  readonly id: string;
  readonly file: string;
  readonly clock: string;
  readonly clientAddress: string;
  readonly obstacle?: string;
}

interface Step {
  readonly [extension: `x-${string}`]: unknown;
  readonly requestBody?: { readonly payload?: unknown };
  readonly onFailure?: readonly { readonly retryLimit?: number }[];
  readonly successCriteria?: readonly { readonly condition: string; readonly type?: string }[];
}

interface Document {
  readonly 'x-clock': string;
  readonly 'x-client-address': string;
  readonly workflows: readonly { readonly workflowId: string; readonly steps: readonly Step[] }[];
}

/** The workflows of an Arazzo document in their order; `isPatient` when there is time for those of a thousand calls too. */
export function planWorkflows(file: string, isPatient: boolean): Planned[] {
  const document: Document = parse(readFileSync(file, 'utf8'));
  return document.workflows.map(({ workflowId: id, steps }) => {
    const known = isPatient ? obstacles : [...obstacles, thousandCalls];
    const obstacle = known.find(({ stops }) => steps.some(stops))?.reason;
    return {
      id,
      file,
      clock: document['x-clock'],
      clientAddress: document['x-client-address'],
      ...(obstacle !== undefined && { obstacle }),
    };
  });
}

interface Obstacle {
  readonly reason: string;
  readonly stops: (step: Step) => boolean;
}

const thousandCalls: Obstacle = {
  reason: 'it fills a limit of a thousand calls; `--all` runs it',
  stops: ({ onFailure = [] }) => onFailure.some(({ retryLimit = 0 }) => retryLimit >= 1000),
};

const obstacles: readonly Obstacle[] = [
  { reason: 'it asks for an `x-check`, which is ours alone', stops: (step) => 'x-check' in step },
  { reason: 'it reads a mail by `x-extract`, which is ours alone', stops: (step) => 'x-extract' in step },
  {
    reason: 'respect sends no body for the payload `{}`',
    stops: ({ requestBody }) => JSON.stringify(requestBody?.payload) === '{}',
  },
  {
    reason: 'it matches an array with a regular expression, and respect does not write arrays as JSON there',
    stops: ({ successCriteria = [] }) =>
      successCriteria.some(({ type, condition }) => type === 'regex' && condition.startsWith('^\\[')),
  },
];
