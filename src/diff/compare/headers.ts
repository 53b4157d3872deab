import type { Met } from '../change.ts';
import { childOf, childrenOf, flagOf, memberOf, type Part, textOf } from '../tree.ts';
import { compareContent } from './content.ts';
import { type Context, met, opposite } from './context.ts';
import { compareDeprecation } from './deprecation.ts';
import { compareSchemaMember } from './schema-member.ts';
import { compareTexts } from './texts.ts';

/** Compares [Header Objects](https://spec.openapis.org/oas/v3.1.1.html#header-object); one is promised unless it says `required: false`. */
export function* compareHeaders(
  before: Part | undefined,
  after: Part | undefined,
  part: string,
  context: Context,
): Iterable<Met> {
  const [olds, nexts] = [byName(before), byName(after)];
  const direction = opposite(context.request);
  for (const key of new Set([...olds.keys(), ...nexts.keys()])) {
    const [old, next] = [olds.get(key), nexts.get(key)];
    const at = next ?? old;
    if (!at) continue;
    const name = at.path.at(-1) ?? key;
    const title = `${part}, header \`${name}\``;
    const say = (rule: string, message: string) =>
      met(context, title, rule, { message, at, names: [name] }, direction);
    if (!next || !old) {
      const rule = next ? 'header-added' : isPromised(at) ? 'header-removed' : 'optional-header-removed';
      yield say(rule, next ? 'is new' : 'is gone');
      continue;
    }
    if (isPromised(old) !== isPromised(next)) {
      yield isPromised(next)
        ? say('header-became-required', 'always comes now')
        : say('header-became-optional', 'does not always come any more');
    }
    if (
      flagOf(old, 'explode') !== flagOf(next, 'explode') ||
      textOf(old, 'style') !== textOf(next, 'style')
    ) {
      yield say('header-serialization-changed', '`style` or `explode` changed');
    }
    yield* compareSchemaMember(old, next, title, direction, context);
    yield* compareContent(childOf(old, 'content'), childOf(next, 'content'), next, title, direction, context);
    yield* compareDeprecation(old, next, title, context);
    yield* compareTexts(old, next, ['description', 'example', 'examples'], title, context);
  }
}

/** Names of headers know no case; `Content-Type` is said by the content. */
function byName(headers: Part | undefined): Map<string, Part> {
  return new Map(
    [...childrenOf(headers)]
      .map(([name, part]) => [name.toLowerCase(), part] as const)
      .filter(([name]) => name !== 'content-type'),
  );
}

function isPromised(header: Part): boolean {
  return memberOf(header, 'required')?.value !== false;
}
