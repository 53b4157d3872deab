import { judgeExchange } from '../../checks/exchange/contract/judge-exchange.ts';
import { judgeResponse } from '../../checks/exchange/judge-response.ts';
import { unbindVerdict } from '../../checks/exchange/unbind-verdict.ts';
import type { Problem } from '../../model/contract.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { FlowStep } from '../../model/flow.ts';
import type { ResponseRun } from '../../model/run.ts';
import { missingMeans } from '../../run/flows/missing-means.ts';
import { responseOf } from '../../run/flows/play-flow.ts';
import { openScene, type Scene, type StepRun } from '../../run/scenes/scene.ts';
import { toSceneRecord } from '../../run/scenes/scene-record.ts';
import { operationOf } from '../../run/scenes/stage.ts';
import { endsWell } from '../approach.ts';
import type { Sequence } from '../case.ts';
import { notJudged, type PlayContext } from './player.ts';

/** Plays a sequence from its first to its last step, or to the one that went otherwise. */
export async function playSequence(item: Sequence, context: PlayContext): Promise<void> {
  const started = performance.now();
  const stopped = context.stopped() ?? missingMeans(item.flow, context.stage);
  if (stopped !== undefined) return context.tell(notJudged(item, stopped));
  const scene = await openScene(item.flow, context.stage);
  if ('missing' in scene) return context.tell(notJudged(item, scene.missing));
  const runs: StepRun[] = [];
  const problems: Problem[] = [];
  for (const group of groupsOf(item)) {
    const played = await Promise.all(group.map((step) => playStep(step, item, scene, context)));
    for (const { run, found } of played) {
      runs.push(run);
      problems.push(...found);
    }
    if (played.some(({ run }) => run.failure !== undefined)) break;
  }
  const last = runs.at(-1);
  // Without controls all scenes call from one address, and use up each other's limits.
  if (last?.failure !== undefined && last.exchange.received.status === 429 && !scene.start.controlled) {
    const reason = 'the target answers 429: its limit is used up';
    return context.tell({ ...notJudged(item, reason), exchanges: runs.map(({ exchange }) => exchange) });
  }
  if (item.assumed && last?.failure !== undefined && endsWell(last.step)) {
    const reason = `what documents do not say as a flow stops at step \`${last.step.id}\``;
    return context.tell({ ...notJudged(item, reason), exchanges: runs.map(({ exchange }) => exchange) });
  }
  const whole = runs.length === item.flow.steps.length && runs.every(({ failure }) => failure === undefined);
  if (whole && item.judge) problems.push(...item.judge(runs));
  const exchanges = runs.map(({ exchange }) => exchange);
  context.tell({ case: item, exchanges, problems, duration: performance.now() - started });
}

/** Steps one by one, but for those that are sent together. */
function groupsOf({ flow, together = [] }: Sequence): FlowStep[][] {
  const groups: FlowStep[][] = [];
  for (const step of flow.steps) {
    const last = groups.at(-1);
    if (last && together.includes(step.id) && together.includes(last[0]?.id ?? '')) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

async function playStep(
  step: FlowStep,
  item: Sequence,
  scene: Scene,
  context: PlayContext,
): Promise<{ readonly run: StepRun; readonly found: readonly Problem[] }> {
  const { bindings } = scene.prepare(step);
  const known = scene.bindings().length;
  const run = await scene.perform(step);
  const target = operationOf(step, context.stage);
  if (!target?.documented) return { run, found: failureOf(run, item, undefined) };
  const { exchange } = run;
  const planted = wantsFailure(step);
  const specific = judgeExchange(
    {
      operation: target.operation,
      exchange,
      expectation: { kind: 'documented' },
      promise: step.location,
      title: `the request of step \`${step.id}\``,
      ...(planted && { except: ['no-server-error'] }),
    },
    context.checks,
  );
  const wanted = responseOf(step, context.stage);
  const promised =
    wanted && isFirstOfItsKind(step, item)
      ? promisedProblems(
          { ...wanted, scene: toSceneRecord(scene, bindings, known), exchange },
          context,
          specific,
        )
      : [];
  return { run, found: [...specific, ...promised, ...failureOf(run, item, target.operation.id)] };
}

/** One literal stands for one live value: an answer to the same example later in a flow has others. */
function isFirstOfItsKind(step: FlowStep, { flow: { steps } }: Sequence): boolean {
  const before = steps.slice(0, steps.indexOf(step));
  const isSame = ({ operation, reaches }: FlowStep) =>
    operation.id === step.operation.id &&
    reaches?.status === step.reaches?.status &&
    reaches?.example === step.reaches?.example;
  return !before.some(isSame);
}

/** Where the step itself waits for a 5xx the failure was planted. */
function wantsFailure({ reaches, successCriteria }: FlowStep): boolean {
  if (reaches?.status.startsWith('5')) return true;
  return successCriteria.some(({ condition }) => /\$statusCode\s*==\s*5\d\d/.test(condition));
}

/** How the answer differs from the one that the document prints; what other checks say already is not said again. */
export function promisedProblems(
  run: ResponseRun,
  { answers }: Pick<PlayContext, 'answers'>,
  specific: readonly Problem[],
): Problem[] {
  const told = specific
    .filter(({ blame }) => blame === 'server')
    .map(({ message }) => message)
    .join('\n');
  return unbindVerdict(judgeResponse(run, answers), run.scene).findings.flatMap((finding): Problem[] => {
    const places = [...finding.message.matchAll(/`(\/[^`]*|[A-Z][\w-]+)`/g)]
      .map((match) => match[1] ?? '')
      .slice(1);
    if (finding.rule === 'target-answers' || places.some((place) => told.includes(`\`${place}\``))) return [];
    return [
      {
        check: finding.rule === 'status-documented' ? 'status-as-promised' : 'answer-as-documented',
        blame: 'server',
        confidence: 'certain',
        message: finding.message,
        location: finding.location,
        ...(finding.expected !== undefined && { expected: finding.expected }),
        ...(finding.actual !== undefined && { actual: finding.actual }),
        cause: `${run.operation.id} ${finding.message}`,
        operation: run.operation.id,
        ...(run.exchange && { exchange: run.exchange }),
      },
    ];
  });
}

/** A step that should succeed is part of many sequences: it is one cause for all of them. */
function failureOf(
  run: StepRun,
  { flow, check = 'flow-held' }: Sequence,
  operation: string | undefined,
): Problem[] {
  if (run.failure === undefined) return [];
  const { step, exchange } = run;
  const condition = step.successCriteria.map((each) => each.condition).join(' && ');
  const common = endsWell(step) && operation !== undefined;
  return [
    {
      check,
      blame: 'server',
      confidence: 'certain',
      message: `Flow \`${flow.id}\`: ${run.failure}`,
      location: step.location,
      expected: condition,
      actual: String(exchange.received.status || exchange.refused),
      cause: common ? `${operation} ${condition} ${exchange.received.status}` : `${flow.id} ${step.id}`,
      exchange: exchange satisfies Exchange,
      ...(operation !== undefined && { operation }),
    },
  ];
}
