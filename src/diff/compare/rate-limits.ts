import { durationToSeconds } from '../../lib/iso-duration.ts';
import { stepInto } from '../../lib/json-pointer.ts';
import type { Met } from '../change.ts';
import { childrenOf, memberOf, type Part, textOf } from '../tree.ts';
import { type Context, met } from './context.ts';

/** Compares `x-rate-limits` of two operations or documents, limit by limit. */
export function* compareRateLimits(before: Part, after: Part, context: Context): Iterable<Met> {
  const [olds, nexts] = [limitsOf(before), limitsOf(after)];
  for (const id of new Set([...olds.keys(), ...nexts.keys()])) {
    const [old, next] = [olds.get(id), nexts.get(id)];
    const at = next ?? old;
    if (!at) continue;
    const say = (rule: string, message: string) =>
      met(context, `rate limit \`${id}\``, rule, { message, at, names: namesOf(id, old, next) });
    if (!old || !next) {
      yield say(
        next ? 'rate-limit-added' : 'rate-limit-removed',
        `${worded(at)} is ${next ? 'new' : 'gone'}`,
      );
      continue;
    }
    if (textOf(old, 'per') !== textOf(next, 'per')) {
      yield say(
        'rate-limit-changed',
        `counts per \`${textOf(next, 'per')}\`, not per \`${textOf(old, 'per')}\``,
      );
    }
    const [was, is] = [rateOf(old), rateOf(next)];
    if (was.limit === is.limit && was.window === is.window) continue;
    // Neither more at once nor more in the long run.
    const isLower = is.limit < was.limit || is.limit / is.window < was.limit / was.window;
    yield say(isLower ? 'rate-limit-lowered' : 'rate-limit-raised', `${worded(old)} became ${worded(next)}`);
  }
}

function limitsOf(owner: Part): Map<string, Part> {
  const found = new Map<string, Part>();
  for (const limit of childrenOf(memberOf(owner, 'x-rate-limits')).values()) {
    const id = textOf(limit, 'id');
    if (id !== undefined) found.set(id, limit);
  }
  return found;
}

function rateOf(part: Part): { limit: number; window: number } {
  const window = durationToSeconds(textOf(part, 'window') ?? '') ?? 1;
  return { limit: Number(stepInto(part.value, 'limit')), window };
}

function worded(part: Part): string {
  return `\`${stepInto(part.value, 'limit')}\` in \`${textOf(part, 'window')}\``;
}

/** A text names a limit by its numbers; facts are filled in before it is read. */
function namesOf(id: string, old: Part | undefined, next: Part | undefined): string[] {
  const numbers = [old, next].flatMap((part) => (part ? [String(stepInto(part.value, 'limit'))] : []));
  return numbers.length > 0 ? [...new Set(numbers)] : [id];
}
