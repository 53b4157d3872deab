import type { Met } from '../change.ts';
import { isEqual, isObject, memberOf, type Part } from '../tree.ts';
import { type Context, met } from './context.ts';

/** What is compared elsewhere. */
const known = new Set([
  'x-sunset',
  'x-rate-limits',
  'x-lifetimes',
  'x-error-codes',
  'x-webhooks',
  'x-internal',
]);

/** Compares [extensions](https://spec.openapis.org/oas/v3.1.1.html#specification-extensions) that nothing else here knows. */
export function* compareExtensions(old: Part, next: Part, context: Context): Iterable<Met> {
  const keys = [old, next].flatMap(({ value }) => (isObject(value) ? Object.keys(value) : []));
  for (const key of new Set(keys.filter((each) => each.startsWith('x-') && !known.has(each)))) {
    const [before, after] = [memberOf(old, key), memberOf(next, key)];
    if (isEqual(before?.value, after?.value)) continue;
    yield met(context, '', 'extension-changed', { message: `\`${key}\` changed`, at: after ?? next });
  }
}
