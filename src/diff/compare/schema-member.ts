import type { Direction, Met } from '../change.ts';
import { memberOf, type Part } from '../tree.ts';
import { allMet, type Context, met } from './context.ts';

/** Compares the `schema` (and `itemSchema`) of a parameter, header or media type. */
export function* compareSchemaMember(
  before: Part,
  after: Part,
  part: string,
  direction: Direction,
  context: Context,
): Iterable<Met> {
  for (const key of ['schema', 'itemSchema']) {
    const [old, next] = [memberOf(before, key), memberOf(after, key)];
    if (old && next) {
      yield* allMet(context, part, context.schemas([old], [next], direction));
    } else if (old || next) {
      const said = { message: `its \`${key}\` is ${next ? 'new' : 'gone'}`, at: next ?? after };
      yield met(context, part, next ? 'schema-set' : 'schema-removed', said, direction);
    }
  }
}
