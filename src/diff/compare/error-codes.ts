import { stepInto } from '../../lib/json-pointer.ts';
import type { Met } from '../change.ts';
import { childrenOf, memberOf, type Part } from '../tree.ts';
import { type Context, met } from './context.ts';
import { compareTexts } from './texts.ts';

/** Compares `x-error-codes` of two documents. */
export function* compareErrorCodes(before: Part, after: Part, context: Context): Iterable<Met> {
  const [olds, nexts] = [
    childrenOf(memberOf(before, 'x-error-codes')),
    childrenOf(memberOf(after, 'x-error-codes')),
  ];
  for (const code of new Set([...olds.keys(), ...nexts.keys()])) {
    const [old, next] = [olds.get(code), nexts.get(code)];
    const at = next ?? old;
    if (!at) continue;
    const part = `error code \`${code}\``;
    if (!old || !next) {
      const said = { message: `is ${next ? 'new' : 'gone'}`, at, names: [code] };
      yield met(context, part, next ? 'error-code-added' : 'error-code-removed', said);
      continue;
    }
    const [was, is] = [statusOf(old), statusOf(next)];
    if (was !== is) {
      const said = {
        message: `status \`${was}\` became \`${is}\``,
        at: memberOf(next, 'status') ?? next,
        names: [was, is],
      };
      yield met(context, part, 'error-code-status-changed', { ...said, before: was, after: is });
    }
    yield* compareTexts(old, next, ['category', 'meaning', 'cause', 'fix'], part, context);
  }
}

function statusOf(part: Part): string {
  return String(stepInto(part.value, 'status') ?? '');
}
