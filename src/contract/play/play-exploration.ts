import fc from 'fast-check';
import { judgeExchange } from '../../checks/exchange/contract/judge-exchange.ts';
import type { Problem } from '../../model/contract.ts';
import type { HttpRequest } from '../../model/example.ts';
import type { Exchange } from '../../model/exchange.ts';
import type { Json } from '../../model/json.ts';
import { withBodyValue } from '../alter-request.ts';
import type { Exploration } from '../case.ts';
import { openSubject } from './open-subject.ts';
import { notJudged, type PlayContext } from './player.ts';

/** Requests for one operation, and those that shrinking may add. */
const tries = 8;
const shrinking = 20;

/** Sends random values, and where an answer is not a documented one looks for the smallest request that shows it. */
export async function playExploration(item: Exploration, context: PlayContext): Promise<void> {
  const started = performance.now();
  const stopped = context.stopped();
  if (stopped !== undefined) return context.tell(notJudged(item, stopped));
  const subject = await openSubject(item.approach, context.stage, { lift: true });
  if ('missing' in subject) return context.tell(notJudged(item, subject.missing));
  const exchanges: Exchange[] = [];
  let smallest: readonly Problem[] = [];
  let left = tries + shrinking;
  const holds = async (changes: readonly Change[]): Promise<boolean> => {
    const request = apply(subject.request, changes);
    if (left-- <= 0 || context.stopped() !== undefined || !request) return true;
    const exchange = await subject.send(request);
    exchanges.push(exchange);
    const problems = judge(item, exchange, changes, context).filter(({ blame }) => blame === 'server');
    if (problems.length > 0) smallest = problems;
    return problems.length === 0;
  };
  await fc.check(fc.asyncProperty(changesOf(item), holds), { seed: item.seed, numRuns: tries });
  context.tell({ case: item, exchanges, problems: smallest, duration: performance.now() - started });
}

interface Change {
  readonly pointer: string;
  readonly value: Json;
}

function changesOf({ pointers }: Exploration): fc.Arbitrary<Change[]> {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ minLength: 200, maxLength: 400 }),
  );
  const value = fc.oneof(text, text, fc.integer(), fc.double(), fc.jsonValue()) as fc.Arbitrary<Json>;
  return fc.array(fc.record({ pointer: fc.constantFrom(...pointers), value }), {
    minLength: 1,
    maxLength: 3,
  });
}

function apply(request: HttpRequest, changes: readonly Change[]): HttpRequest | undefined {
  return changes.reduce<HttpRequest | undefined>(
    (altered, { pointer, value }) => altered && withBodyValue(altered, pointer, value),
    request,
  );
}

function judge(
  item: Exploration,
  exchange: Exchange,
  changes: readonly Change[],
  { checks }: PlayContext,
): Problem[] {
  const title = `random values at ${changes.map(({ pointer }) => `\`${pointer}\``).join(', ')}`;
  return judgeExchange(
    {
      operation: item.operation,
      exchange,
      expectation: { kind: 'documented' },
      promise: item.location,
      title,
      // Random texts stand in answers by chance.
      except: ['secret-returned'],
    },
    checks,
  );
}
