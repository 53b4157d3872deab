import type { Met } from '../change.ts';
import { isEqual, memberOf, type Part } from '../tree.ts';
import { type Context, met } from './context.ts';

/** Compares members that hold words and examples for people. */
export function* compareTexts(
  old: Part,
  next: Part,
  keys: readonly string[],
  part: string,
  context: Context,
): Iterable<Met> {
  for (const key of keys) {
    const [before, after] = [memberOf(old, key), memberOf(next, key)];
    if (isEqual(before?.value, after?.value)) continue;
    const rule = key.startsWith('example') ? 'example-changed' : 'text-changed';
    yield met(context, part, rule, { message: `\`${key}\` changed`, at: after ?? next });
  }
}
