import type { Direction, Met } from '../change.ts';
import { childrenOf, isEqual, memberOf, type Part } from '../tree.ts';
import { type Context, met } from './context.ts';
import { compareSchemaMember } from './schema-member.ts';
import { compareTexts } from './texts.ts';

/** Compares two maps of [Media Type Objects](https://spec.openapis.org/oas/v3.1.1.html#media-type-object); `owner` is what has the new one. */
export function* compareContent(
  before: Part | undefined,
  after: Part | undefined,
  owner: Part,
  part: string,
  direction: Direction,
  context: Context,
): Iterable<Met> {
  const [olds, nexts] = [byType(before), byType(after)];
  for (const type of new Set([...olds.keys(), ...nexts.keys()])) {
    const [old, next] = [olds.get(type), nexts.get(type)];
    if (old && next) {
      const title = nexts.size > 1 ? `${part} as \`${type}\`` : part;
      yield* compareSchemaMember(old, next, title, direction, context);
      yield* compareEncoding(old, next, title, direction, context);
      yield* compareTexts(old, next, ['example', 'examples'], title, context);
    } else {
      const rule = next ? 'media-type-added' : 'media-type-removed';
      const said = {
        message: `\`${type}\` is ${next ? 'new' : 'gone'}`,
        at: next ?? old ?? owner,
        names: [type],
      };
      yield met(context, part, rule, said, direction);
    }
  }
}

/** Case and space say nothing in a media type. */
function byType(content: Part | undefined): Map<string, Part> {
  return new Map(
    [...childrenOf(content)].map(([type, part]) => [type.toLowerCase().replace(/\s+/g, ''), part]),
  );
}

function* compareEncoding(
  old: Part,
  next: Part,
  part: string,
  direction: Direction,
  context: Context,
): Iterable<Met> {
  const [before, after] = [memberOf(old, 'encoding'), memberOf(next, 'encoding')];
  if (isEqual(before?.value ?? {}, after?.value ?? {})) return;
  const said = { message: 'the `encoding` of its parts changed', at: after ?? next };
  yield met(context, part, 'encoding-changed', said, direction);
}
