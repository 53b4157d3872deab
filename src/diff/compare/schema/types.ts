import type { Difference } from '../../change.ts';
import { type SchemaComparison, schemaDifference } from './schema-comparison.ts';
import { keywordOf, occurrences, type SchemaView } from './view.ts';

/** Compares [`type`](https://json-schema.org/draft/2020-12/json-schema-validation#name-type), and whether `null` is allowed. */
export function* compareTypes(comparison: SchemaComparison): Iterable<Difference> {
  const { before, after } = comparison;
  const old = before.types;
  const next = after.types;
  // A union says by its branches which types are allowed.
  if (hasUnion(before) !== hasUnion(after) && (old.size === 0 || next.size === 0)) return;
  if (old.size > 0 !== next.size > 0 || !isWithin(old, next) || !isWithin(next, old)) {
    const rule = isWithin(next, old)
      ? 'type-narrowed'
      : isWithin(old, next)
        ? 'type-widened'
        : 'type-changed';
    yield schemaDifference(comparison, rule, {
      message: `type ${listed(old)} became ${listed(next)}`,
      at: keywordOf(after, 'type') ?? after.place,
      before: [...old],
      after: [...next],
    });
  }
  if (old.size === 0 || next.size === 0 || before.isNullable === after.isNullable) return;
  yield schemaDifference(comparison, after.isNullable ? 'became-nullable' : 'became-not-nullable', {
    message: after.isNullable ? 'may be `null` now' : 'may not be `null` any more',
    at: keywordOf(after, 'type') ?? after.place,
  });
}

/** Whether no value fits both types. */
export function areDisjoint({ before, after }: SchemaComparison): boolean {
  const [old, next] = [before.types, after.types];
  if (old.size === 0 || next.size === 0) return false;
  return ![...old].some((type) => fits(type, next)) && ![...next].some((type) => fits(type, old));
}

function hasUnion(view: SchemaView): boolean {
  return occurrences(view, 'oneOf').length + occurrences(view, 'anyOf').length > 0;
}

/** Whether every value of the one fits the other; none written means any. */
function isWithin(types: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  if (others.size === 0) return true;
  return types.size > 0 && [...types].every((type) => fits(type, others));
}

function fits(type: string, types: ReadonlySet<string>): boolean {
  return types.has(type) || (type === 'integer' && types.has('number'));
}

function listed(types: ReadonlySet<string>): string {
  return types.size === 0 ? '*any*' : [...types].map((type) => `\`${type}\``).join(' or ');
}
