import type { CaseRun } from '../../model/contract.ts';
import type { HttpRequest } from '../../model/example.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Operation } from '../../model/operation.ts';
import { sendRequest } from '../../run/send-request.ts';
import type { Target } from '../../run/targets/target.ts';
import type { Case, Sequence } from '../case.ts';
import { playCases } from '../play/play-cases.ts';
import { type Plan, playContext } from '../run-contract.ts';
import { type Corruption, corruptions } from './corruption.ts';

/** How often a class of corruption was found, of all operations where it was tried. */
export interface SelftestRow {
  readonly name: string;
  readonly found: number;
  readonly tried: number;
  /** Where it slipped through. */
  readonly missed: readonly string[];
}

/** Corrupts answers on their way from the Target, one class after the other, and sees which are found with these documents. */
export async function runSelftest(
  plans: readonly Plan[],
  target: Target,
  progress: (text: string) => void,
): Promise<readonly SelftestRow[]> {
  const trials = [...corruptions.map(toTrial), uncheckedCredential, secondUse];
  const rows: SelftestRow[] = [];
  for (const trial of trials) {
    let [found, tried] = [0, 0];
    const missed: string[] = [];
    for (const plan of plans) {
      for (const operation of plan.context.version.operations) {
        const item = trial.choose(plan, operation);
        if (!item) continue;
        const state = { hit: false };
        const send = trial.send(operation, state);
        const runs: CaseRun[] = [];
        await playCases(
          [item],
          playContext(plan, { ...target, send }, (run) => runs.push(run)),
        );
        if (!state.hit) continue;
        tried++;
        if (runs.some(({ problems }) => problems.some(({ blame }) => blame === 'server'))) found++;
        else missed.push(`${operation.api}/${operation.version}/${operation.id}`);
      }
    }
    rows.push({ name: trial.name, found, tried, missed });
    progress(`${trial.name}: ${found} of ${tried}`);
  }
  return rows;
}

/** The result as a table. */
export function printSelftest(rows: readonly SelftestRow[]): string {
  const lines = rows.map(
    ({ name, found, tried, missed }) =>
      `${name.padEnd(34)}${`${found} of ${tried}`.padStart(12)}${missed.length > 0 ? `   missed: ${missed.slice(0, 6).join(', ')}${missed.length > 6 ? ', …' : ''}` : ''}`,
  );
  const [found, tried] = rows.reduce(([one, other], row) => [one + row.found, other + row.tried], [0, 0]);
  const share = tried === 0 ? 0 : Math.round((100 * found) / tried);
  return `${'corruption'.padEnd(34)}${'found'.padStart(12)}\n${lines.join('\n')}\n\n${found} of ${tried} corruptions found: ${share} %.\n`;
}

interface Trial {
  readonly name: string;
  readonly choose: (plan: Plan, operation: Operation) => Case | undefined;
  readonly send: (operation: Operation, state: { hit: boolean }) => NonNullable<Target['send']>;
}

function toTrial({ name, of, apply }: Corruption): Trial {
  return {
    name,
    choose: (plan, operation) => (of === 'success' ? successOf(plan, operation) : refusalOf(plan, operation)),
    send: (operation, state) => async (request, origin, added) => {
      const exchange = await sendRequest(request, origin, added);
      const fits = of === 'success' ? exchange.received.status < 300 : exchange.received.status >= 400;
      const changed = fits && isOf(request, operation) ? apply(exchange.received) : undefined;
      if (!changed) return exchange;
      state.hit = true;
      return { ...exchange, received: changed };
    },
  };
}

const uncheckedCredential: Trial = {
  name: 'credentials are not checked',
  choose: ({ cases }, operation) =>
    cases.find((item) => item.kind === 'credential' && item.operation === operation),
  send: (operation, state) => async (request, origin, added) => {
    const exchange = await sendRequest(request, origin, added);
    if (!isOf(request, operation) || exchange.received.status !== 401) return exchange;
    state.hit = true;
    return {
      ...exchange,
      received: { status: 200, headers: [['Content-Type', 'application/json']], body: Buffer.from('{}') },
    };
  },
};

const secondUse: Trial = {
  name: 'a second use is answered as the first',
  choose: ({ cases }, operation) =>
    cases.find(
      (item): item is Sequence =>
        item.form === 'sequence' && item.operation === operation && usesTwice(item, operation),
    ),
  send: (operation, state) => {
    let first: Exchange | undefined;
    return async (request, origin, added) => {
      if (first && isOf(request, operation)) {
        state.hit = true;
        return { ...first, sent: first.sent };
      }
      const exchange = await sendRequest(request, origin, added);
      if (isOf(request, operation) && exchange.received.status < 300) first = exchange;
      return exchange;
    };
  },
};

/** The first use succeeds and the second does not. */
function usesTwice({ flow }: Sequence, { id }: Operation): boolean {
  const uses = flow.steps.filter((step) => step.operation.id === id);
  const ends = uses.map((step) => step.successCriteria.some(({ condition }) => /==\s*2\d\d/.test(condition)));
  return ends[0] === true && ends.at(-1) === false && uses.length === 2;
}

/** The steps that lead to a success of the operation. */
function successOf({ context }: Plan, operation: Operation): Sequence | undefined {
  const approach = context.approaches.get(operation);
  if (!approach) return undefined;
  const { version } = context;
  const flow = { ...approach.flow, steps: approach.flow.steps.slice(0, approach.index + 1) };
  return {
    form: 'sequence',
    id: `${operation.api}/${operation.version}/${operation.id}/selftest`,
    kind: 'selftest',
    version,
    operation,
    title: 'selftest',
    location: operation.location,
    flow,
  };
}

function refusalOf({ cases }: Plan, operation: Operation): Case | undefined {
  const own = cases.filter((item) => item.form === 'probe' && item.operation === operation);
  return (
    own.find(({ kind }) => kind === 'body-negative') ??
    own.find(({ kind }) => kind === 'credential') ??
    own.find(({ kind }) => kind === 'method')
  );
}

/** Whether a request calls an operation: by its path, whatever its method was changed to. */
function isOf({ target }: HttpRequest, { path }: Operation): boolean {
  const [pathname = ''] = target.split('?', 1);
  const pattern = path
    .split('/')
    .map((part) => (part.includes('{') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('/');
  return new RegExp(`${pattern}$`).test(pathname);
}
