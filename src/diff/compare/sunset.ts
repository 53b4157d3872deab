import { stepInto } from '../../lib/json-pointer.ts';
import type { Met } from '../change.ts';
import { memberOf, type Part } from '../tree.ts';
import { type Context, met } from './context.ts';

/** Compares `x-sunset` of two operations or documents. */
export function* compareSunset(before: Part, after: Part, context: Context): Iterable<Met> {
  const [old, next] = [sunsetOf(before), sunsetOf(after)];
  if (old === next) return;
  const at = memberOf(after, 'x-sunset') ?? after;
  const rule =
    old === undefined
      ? 'sunset-set'
      : next === undefined
        ? 'sunset-removed'
        : next < old
          ? 'sunset-earlier'
          : 'sunset-later';
  const message =
    old === undefined
      ? `ends on ${next}`
      : next === undefined
        ? `does not say any more that it ends on ${old}`
        : `ends on ${next}, not on ${old}`;
  yield met(context, '', rule, {
    message,
    at,
    names: next === undefined ? [old ?? ''] : [next],
    before: old,
    after: next,
  });
}

/** The day: `x-sunset: 2027-10-29`, or a map with such a date under `sunset`. */
export function sunsetOf(part: Part): string | undefined {
  const written = memberOf(part, 'x-sunset')?.value;
  const day = typeof written === 'string' ? written : stepInto(written, 'sunset');
  return typeof day === 'string' ? day.slice(0, 10) : undefined;
}
