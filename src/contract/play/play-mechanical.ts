import { judgeExchange } from '../../checks/exchange/contract/judge-exchange.ts';
import { runMechanical } from '../../run/run-responses.ts';
import type { Mechanical } from '../case.ts';
import { promisedProblems } from './play-sequence.ts';
import { notJudged, type PlayContext } from './player.ts';

/** Provokes a documented answer of HTTP itself, and holds it against its example. */
export async function playMechanical(item: Mechanical, context: PlayContext): Promise<void> {
  const started = performance.now();
  const stopped = context.stopped();
  if (stopped !== undefined) return context.tell(notJudged(item, stopped));
  const run = await runMechanical(item.wanted, context.stage);
  const { exchange, obstacle, operation } = run;
  if (!exchange) {
    const reason = obstacle?.kind === 'not-proven' ? obstacle.reason : 'no flow reaches it';
    return context.tell(notJudged(item, reason));
  }
  const { title, location: promise } = item;
  const specific = judgeExchange(
    { operation, exchange, expectation: { kind: 'documented' }, promise, title },
    context.checks,
  );
  const problems = [...specific, ...promisedProblems(run, context, specific)];
  context.tell({ case: item, exchanges: [exchange], problems, duration: performance.now() - started });
}
