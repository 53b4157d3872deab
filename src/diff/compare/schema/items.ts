import type { Difference } from '../../change.ts';
import { memberOf, type Part } from '../../tree.ts';
import { type SchemaComparison, schemaDifference } from './schema-comparison.ts';
import { occurrences, type SchemaView } from './view.ts';

/** Compares [`items`](https://json-schema.org/draft/2020-12/json-schema-core#name-items) and `prefixItems`. */
export function* compareItems(comparison: SchemaComparison): Iterable<Difference> {
  const before = occurrences(comparison.before, 'items');
  const after = occurrences(comparison.after, 'items');
  yield* comparePair(comparison, before, after, '[]');
  const [old, next] = [prefixesOf(comparison.before), prefixesOf(comparison.after)];
  for (let index = 0; index < Math.max(old.length, next.length); index++) {
    yield* comparePair(comparison, pick(old, index, before), pick(next, index, after), `[${index}]`);
  }
}

function* comparePair(
  comparison: SchemaComparison,
  before: readonly Part[],
  after: readonly Part[],
  step: string,
): Iterable<Difference> {
  const [old, ...olds] = before;
  const [next, ...nexts] = after;
  if (old && next) yield* comparison.below([old, ...olds], [next, ...nexts], step);
  else if (old || next) {
    const what = step === '[]' ? 'items' : `item ${step}`;
    yield schemaDifference(comparison, next ? 'items-constrained' : 'items-unconstrained', {
      message: `${what} ${next ? 'have to fit a schema now' : 'need not fit a schema any more'}`,
      at: next ?? comparison.after.place,
    });
  }
}

/** Behind the last prefix the schema of all further items holds. */
function pick(prefixes: readonly Part[], index: number, items: readonly Part[]): readonly Part[] {
  const prefix = prefixes[index];
  return prefix ? [prefix] : items;
}

function prefixesOf(view: SchemaView): Part[] {
  return occurrences(view, 'prefixItems').flatMap((list) =>
    Array.isArray(list.value) ? list.value.flatMap((_, index) => memberOf(list, String(index)) ?? []) : [],
  );
}
