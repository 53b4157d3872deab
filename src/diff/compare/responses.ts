import type { Met } from '../change.ts';
import { childOf, childrenOf, type Part } from '../tree.ts';
import { compareContent } from './content.ts';
import { type Context, met, opposite } from './context.ts';
import { compareHeaders } from './headers.ts';
import { compareLinks } from './links.ts';
import { compareTexts } from './texts.ts';

/** Compares [Responses Objects](https://spec.openapis.org/oas/v3.1.1.html#responses-object), status by status. */
export function* compareResponses(
  before: Part | undefined,
  after: Part | undefined,
  owner: Part,
  context: Context,
): Iterable<Met> {
  const direction = opposite(context.request);
  const [olds, nexts] = [byStatus(before), byStatus(after)];
  for (const status of new Set([...olds.keys(), ...nexts.keys()])) {
    const [old, next] = [olds.get(status), nexts.get(status)];
    const part = `response ${status}`;
    if (!old || !next) {
      const kind = /^[123]/.test(status) ? 'success' : 'failure';
      const said = { message: `is ${next ? 'new' : 'gone'}`, at: next ?? old ?? owner, names: [status] };
      yield met(context, part, `${kind}-status-${next ? 'added' : 'removed'}`, said, direction);
      continue;
    }
    yield* compareContent(childOf(old, 'content'), childOf(next, 'content'), next, part, direction, context);
    yield* compareHeaders(childOf(old, 'headers'), childOf(next, 'headers'), part, context);
    yield* compareLinks(childOf(old, 'links'), childOf(next, 'links'), part, context);
    yield* compareTexts(old, next, ['description', 'summary'], part, context);
  }
}

function byStatus(responses: Part | undefined): Map<string, Part> {
  return new Map(
    [...childrenOf(responses)].flatMap(([status, part]) =>
      /^(?:[1-5](?:\d\d|xx)|default)$/i.test(status)
        ? [[status === 'default' ? status : status.toUpperCase(), part]]
        : [],
    ),
  );
}
