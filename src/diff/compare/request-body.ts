import type { Met } from '../change.ts';
import { childOf, flagOf, type Part } from '../tree.ts';
import { compareContent } from './content.ts';
import { type Context, met } from './context.ts';
import { compareTexts } from './texts.ts';

const part = 'request body';

/** Compares [Request Body Objects](https://spec.openapis.org/oas/v3.1.1.html#request-body-object). */
export function* compareRequestBody(
  before: Part | undefined,
  after: Part | undefined,
  owner: Part,
  context: Context,
): Iterable<Met> {
  const say = (rule: string, message: string) =>
    met(context, part, rule, { message, at: after ?? before ?? owner, names: ['body'] }, context.request);
  if (!before && !after) return;
  if (!before || !after) {
    if (!after) yield say('body-removed', 'is gone');
    else if (flagOf(after, 'required')) yield say('required-body-added', 'is new and required');
    else yield say('optional-body-added', 'is new');
    return;
  }
  if (flagOf(before, 'required') !== flagOf(after, 'required')) {
    yield flagOf(after, 'required')
      ? say('body-became-required', 'is required now')
      : say('body-became-optional', 'is not required any more');
  }
  yield* compareContent(
    childOf(before, 'content'),
    childOf(after, 'content'),
    after,
    part,
    context.request,
    context,
  );
  yield* compareTexts(before, after, ['description'], part, context);
}
