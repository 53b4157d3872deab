import type { FlowStep } from '../model/flow.ts';
import { operationOf } from '../run/scenes/stage.ts';
import type { Case, Probe } from './case.ts';
import type { PlanContext } from './case-kind.ts';

/** What the cases of one operation would do to a Target. */
export interface Forecast {
  readonly operation: string;
  readonly cases: number;
  /** Requests, those of flows that lead there included. */
  readonly requests: number;
  /** Requests that create, change, or remove something when they succeed; mails that are read. */
  readonly creates: number;
  readonly changes: number;
  readonly removes: number;
  readonly mails: number;
}

/** Forecasts by operation: nothing is sent for them. */
export function forecast(cases: readonly Case[], context: PlanContext): Forecast[] {
  const byOperation = new Map<string, { cases: Case[] }>();
  for (const item of cases) {
    const name = `${context.version.api}/${context.version.id}/${item.operation?.id ?? 'flows'}`;
    const group = byOperation.get(name) ?? { cases: [] };
    group.cases.push(item);
    byOperation.set(name, group);
  }
  return [...byOperation].map(([operation, group]) => {
    const steps = group.cases.flatMap((item) => stepsOf(item, group.cases));
    const extra = group.cases.reduce(
      (sum, item) => sum + (item.form === 'exploration' ? 8 : Number(item.form !== 'sequence')),
      0,
    );
    const count = (wanted: string) => steps.filter((step) => effectOf(step, context) === wanted).length;
    return {
      operation,
      cases: group.cases.length,
      requests: steps.length + extra,
      creates: count('creates'),
      changes: count('changes'),
      removes: count('removes'),
      mails: count('mails'),
    };
  });
}

/** The steps of flows that a case plays; probes that share a subject share them too. */
function stepsOf(item: Case, all: readonly Case[]): readonly FlowStep[] {
  if (item.form === 'sequence') return item.flow.steps;
  if (item.form === 'mechanical') return [];
  const isFirst = (probe: Probe) =>
    all.find((each) => each.form === 'probe' && each.subject === 'shared') === probe;
  if (item.form === 'probe' && item.subject === 'shared' && !isFirst(item)) return [];
  return item.approach.flow.steps.slice(0, item.approach.index + 1);
}

function effectOf(step: FlowStep, context: PlanContext): string {
  const target = operationOf(step, context);
  if (step.operation.source === 'mailbox') return 'mails';
  if (!target?.documented || ['GET', 'HEAD', 'OPTIONS'].includes(target.operation.method)) return 'reads';
  if (target.operation.method === 'DELETE') return 'removes';
  return target.operation.responses.some(({ status }) => status === '201') ? 'creates' : 'changes';
}

/** Whether nothing that a case sends may change state, whatever the server makes of it. */
export function isSafe(item: Case, context: PlanContext): boolean {
  if (item.form === 'mechanical')
    return item.wanted.operation.method === 'GET' && item.title.startsWith('401');
  const steps =
    item.form === 'sequence' ? item.flow.steps : item.approach.flow.steps.slice(0, item.approach.index + 1);
  const reads = steps.every((step) => {
    const method = operationOf(step, context)?.operation.method ?? '';
    return ['GET', 'HEAD', 'OPTIONS'].includes(method);
  });
  return reads && item.kind !== 'method';
}
