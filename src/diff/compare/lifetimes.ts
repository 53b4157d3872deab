import { durationToSeconds } from '../../lib/iso-duration.ts';
import { stepInto } from '../../lib/json-pointer.ts';
import type { Met } from '../change.ts';
import { childrenOf, memberOf, type Part } from '../tree.ts';
import { type Context, met } from './context.ts';

/** Compares `x-lifetimes` of two documents. */
export function* compareLifetimes(before: Part, after: Part, context: Context): Iterable<Met> {
  const [olds, nexts] = [
    childrenOf(memberOf(before, 'x-lifetimes')),
    childrenOf(memberOf(after, 'x-lifetimes')),
  ];
  for (const id of new Set([...olds.keys(), ...nexts.keys()])) {
    const [old, next] = [olds.get(id), nexts.get(id)];
    const at = next ?? old;
    if (!at) continue;
    const [was, is] = [durationOf(old), durationOf(next)];
    const say = (rule: string, message: string) =>
      met(context, `lifetime \`${id}\``, rule, {
        message,
        at,
        names: [id.replaceAll('-', ' ')],
        before: was,
        after: is,
      });
    if (!old || !next) {
      yield say(
        next ? 'lifetime-added' : 'lifetime-removed',
        `\`${next ? is : was}\` is ${next ? 'new' : 'gone'}`,
      );
      continue;
    }
    const [short, long] = [durationToSeconds(was ?? '') ?? 0, durationToSeconds(is ?? '') ?? 0];
    if (short === long) continue;
    yield say(long < short ? 'lifetime-shortened' : 'lifetime-extended', `\`${was}\` became \`${is}\``);
  }
}

function durationOf(part: Part | undefined): string | undefined {
  const value = typeof part?.value === 'string' ? part.value : stepInto(part?.value, 'value');
  return typeof value === 'string' ? value : undefined;
}
