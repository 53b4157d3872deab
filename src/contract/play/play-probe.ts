import { judgeExchange } from '../../checks/exchange/contract/judge-exchange.ts';
import type { CaseRun } from '../../model/contract.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Probe } from '../case.ts';
import { confirmApproach } from './confirm-approach.ts';
import { openStranger, openSubject, type Subject } from './open-subject.ts';
import { notJudged, type PlayContext } from './player.ts';

/** Plays probes of one operation that are refused before state with one subject, and then sees that its good request still succeeds. */
export async function playShared(probes: readonly Probe[], context: PlayContext): Promise<void> {
  let subject: Subject | undefined;
  let spoilt = false;
  for (const probe of probes) {
    const stopped = context.stopped();
    if (stopped !== undefined) {
      context.tell(notJudged(probe, stopped));
      continue;
    }
    if (!subject || spoilt) {
      const opened = await openSubject(probe.approach, context.stage, { lift: true });
      if ('missing' in opened && needsNoGoodRequest(probe)) {
        context.tell(
          await playWith(await openStranger(probe.approach.operation, context.stage), probe, context),
        );
        continue;
      }
      if ('missing' in opened) {
        context.tell(notJudged(probe, opened.missing));
        continue;
      }
      subject = opened;
      spoilt = false;
    }
    const run = await playWith(subject, probe, context);
    context.tell(run);
    spoilt = run.exchanges.some(({ received }) => received.status < 400) && probe.operation.method !== 'GET';
  }
  const [first] = probes;
  if (first && subject && !spoilt && context.stopped() === undefined)
    await readBack(subject, first, probes.length, context);
}

/** Who has no credential needs no subject, and a wrong method is wrong for anybody. */
function needsNoGoodRequest({ expectation, approach }: Probe): boolean {
  return (
    approach.assumed && expectation.kind === 'refused' && ['credential', 'method'].includes(expectation.why)
  );
}

/** Plays a probe with a subject of its own. */
export async function playFresh(probe: Probe, context: PlayContext): Promise<void> {
  const stopped = context.stopped();
  if (stopped !== undefined) return context.tell(notJudged(probe, stopped));
  const subject = await openSubject(probe.approach, context.stage, { lift: true });
  context.tell(
    'missing' in subject ? notJudged(probe, subject.missing) : await playWith(subject, probe, context),
  );
}

async function playWith(subject: Subject, probe: Probe, context: PlayContext): Promise<CaseRun> {
  const started = performance.now();
  const request = probe.alter(subject.request);
  if (!request) return notJudged(probe, 'the live request has nothing to change there');
  const other = probe.refer?.(subject.request);
  const reference = other && (await subject.send(other));
  const exchange = await subject.send(request);
  const exchanges = reference ? [reference, exchange] : [exchange];
  const duration = performance.now() - started;
  if (exchange.received.status === 429) {
    return { ...notJudged(probe, 'the target answers 429: its limit is used up'), exchanges, duration };
  }
  const { operation, expectation, title, location, approach } = probe;
  if (expectation.kind !== 'refused' && !(await confirmApproach(approach, context.stage))) {
    return {
      ...notJudged(probe, 'no flow says that its documented request succeeds'),
      exchanges,
      duration,
    };
  }
  const given = { operation, exchange, expectation, title, promise: location };
  const problems = judgeExchange(
    reference ? { ...given, reference: reference.received } : given,
    context.checks,
  );
  return { case: probe, exchanges, problems, duration };
}

/** Requests that were refused left nothing behind: what was good before is good still. */
async function readBack(subject: Subject, probe: Probe, count: number, context: PlayContext): Promise<void> {
  const { operation, version } = probe;
  const believed = await confirmApproach(probe.approach, context.stage);
  const exchange: Exchange = await subject.send(subject.request);
  const problems = judgeExchange(
    {
      operation,
      exchange,
      expectation: believed ? { kind: 'accepted' } : { kind: 'documented' },
      promise: operation.location,
      title: `the documented request, after ${count} refused ones`,
    },
    context.checks,
  );
  context.tell({
    case: {
      id: `${operation.api}/${operation.version}/${operation.id}/read-back`,
      kind: 'read-back',
      version,
      operation,
      title: 'the documented request, after refused ones',
      location: operation.location,
    },
    exchanges: [exchange],
    problems: problems.map((problem) =>
      problem.check === 'positive-accepted'
        ? { ...problem, check: 'refused-without-effect', cause: operation.id }
        : problem,
    ),
    duration: exchange.duration,
  });
}
