import type { Met } from '../change.ts';
import { childrenOf, isEqual, isObject, type Part } from '../tree.ts';
import { type Context, met } from './context.ts';

/** Compares [Link Objects](https://spec.openapis.org/oas/v3.1.1.html#link-object). */
export function* compareLinks(
  before: Part | undefined,
  after: Part | undefined,
  part: string,
  context: Context,
): Iterable<Met> {
  const [olds, nexts] = [childrenOf(before), childrenOf(after)];
  for (const name of new Set([...olds.keys(), ...nexts.keys()])) {
    const [old, next] = [olds.get(name), nexts.get(name)];
    const at = next ?? old;
    if (!at || (old && next && isEqual(targetOf(old), targetOf(next)))) continue;
    const [rule, words] = old
      ? next
        ? ['link-changed', 'changed']
        : ['link-removed', 'is gone']
      : ['link-added', 'is new'];
    yield met(context, part, rule, { message: `the link \`${name}\` ${words}`, at, names: [name] });
  }
}

function targetOf({ value }: Part) {
  return isObject(value) ? { ...value, description: '' } : value;
}
