import type { Met } from '../change.ts';
import { flagOf, memberOf, type Part, textOf } from '../tree.ts';
import { type Context, met } from './context.ts';

/** Compares `deprecated` of operations, parameters and headers. */
export function* compareDeprecation(old: Part, next: Part, part: string, context: Context): Iterable<Met> {
  const [was, is] = [flagOf(old, 'deprecated'), flagOf(next, 'deprecated')];
  if (was === is) return;
  const names = [textOf(next, 'name') ?? context.operation?.split(' ').at(-1) ?? ''];
  const at = memberOf(next, 'deprecated') ?? next;
  const message = is ? 'is deprecated now' : 'is not deprecated any more';
  yield met(context, part, is ? 'deprecated' : 'not-deprecated', { message, at, names });
}
