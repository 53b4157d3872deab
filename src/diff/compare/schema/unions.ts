import type { Difference } from '../../change.ts';
import { isEqual, isObject, memberOf, type Part, textOf } from '../../tree.ts';
import { compareDiscriminators } from './discriminator.ts';
import { type SchemaComparison, schemaDifference } from './schema-comparison.ts';
import { keywordOf, nullableBranch, type SchemaView } from './view.ts';

/** Compares [`oneOf`](https://json-schema.org/draft/2020-12/json-schema-core#name-oneof) and `anyOf`: alternatives in any order. */
export function* compareUnions(comparison: SchemaComparison): Iterable<Difference> {
  const before = unionsOf(comparison.before);
  const after = unionsOf(comparison.after);
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    // A schema without alternatives is its only one.
    const old = before[index] ?? [comparison.before.place];
    const next = after[index] ?? [comparison.after.place];
    yield* compareBranches(comparison, old, next);
  }
  yield* compareDiscriminators(comparison);
}

/** Whether only one of the schemas is nothing but a list of alternatives. */
export function isWrapped({ before, after }: SchemaComparison): boolean {
  const lists = [before, after].map((view) => unionsOf(view).length > 0);
  const only = lists[0] ? before : after;
  return lists[0] !== lists[1] && only.types.size === 0 && keywordOf(only, 'properties') === undefined;
}

function* compareBranches(
  comparison: SchemaComparison,
  before: readonly Part[],
  after: readonly Part[],
): Iterable<Difference> {
  const olds = new Set(before);
  const nexts = new Set(after);
  const pairs = [
    ...pair(olds, nexts, (old, next) => nameOf(old) !== undefined && nameOf(old) === nameOf(next)),
    ...pair(olds, nexts, (old, next) => comparison.areSame([old], [next])),
  ];
  if (olds.size === 1 && nexts.size === 1 && before.length === after.length) {
    pairs.push(...pair(olds, nexts, () => true));
  }
  for (const [old, next] of pairs) yield* comparison.below([old], [next], '');
  for (const old of olds) {
    const message = `the alternative ${worded(old)} is gone`;
    yield schemaDifference(comparison, 'branch-removed', { message, at: old });
  }
  for (const next of nexts) {
    const message = `the alternative ${worded(next)} is new`;
    yield schemaDifference(comparison, 'branch-added', { message, at: next });
  }
}

/** Takes out of both sets what belongs together. */
function pair(olds: Set<Part>, nexts: Set<Part>, belong: (old: Part, next: Part) => boolean): [Part, Part][] {
  const pairs: [Part, Part][] = [];
  for (const old of [...olds]) {
    const next = [...nexts].find((each) => belong(old, each));
    if (!next) continue;
    olds.delete(old);
    nexts.delete(next);
    pairs.push([old, next]);
  }
  return pairs;
}

function unionsOf({ parts }: SchemaView): Part[][] {
  return parts.flatMap((part) =>
    ['oneOf', 'anyOf'].flatMap((keyword) => {
      const union = memberOf(part, keyword);
      if (!union || !Array.isArray(union.value) || nullableBranch(part)) return [];
      const branches = union.value.flatMap((_, index) => memberOf(union, String(index)) ?? []);
      return [branches.filter(({ value }) => !isEqual(value, { type: 'null' }))];
    }),
  );
}

/** By what authors tell alternatives apart. */
function nameOf(part: Part): string | undefined {
  const reference = textOf(part, '$ref');
  if (reference !== undefined) return reference.slice(reference.lastIndexOf('/') + 1);
  return textOf(part, 'title');
}

function worded(part: Part): string {
  const name = nameOf(part) ?? textOf(part, 'type');
  if (name !== undefined) return `\`${name}\``;
  const properties = isObject(part.value) ? part.value.properties : undefined;
  return isObject(properties)
    ? `with ${Object.keys(properties)
        .slice(0, 3)
        .map((key) => `\`${key}\``)
        .join(', ')}`
    : 'without a name';
}
