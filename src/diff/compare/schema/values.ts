import type { Json } from '../../../model/json.ts';
import type { Difference } from '../../change.ts';
import { shown } from '../../difference.ts';
import { isEqual } from '../../tree.ts';
import { type SchemaComparison, schemaDifference } from './schema-comparison.ts';
import { keywordOf, occurrences, type SchemaView } from './view.ts';

/** Compares [`enum`](https://json-schema.org/draft/2020-12/json-schema-validation#name-enum); `const` beside an `enum` is a list of one. */
export function* compareEnum(comparison: SchemaComparison): Iterable<Difference> {
  const before = valuesOf(comparison.before);
  const after = valuesOf(comparison.after);
  const at =
    keywordOf(comparison.after, 'enum') ?? keywordOf(comparison.after, 'const') ?? comparison.after.place;
  if (areBothConst(comparison) || (!before && !after)) return;
  if (!before || !after) {
    if (isConst(comparison.before) || isConst(comparison.after)) return;
    yield schemaDifference(comparison, after ? 'enum-set' : 'enum-removed', {
      message: after
        ? `only ${listed(after)} are allowed now`
        : `values are not limited to ${listed(before ?? [])} any more`,
      at,
      before,
      after,
    });
    return;
  }
  for (const value of missing(after, before)) {
    yield schemaDifference(comparison, 'enum-value-removed', {
      message: `value ${shown(value)} is gone`,
      at,
      before: value,
      names: [String(value)],
    });
  }
  for (const value of missing(before, after)) {
    yield schemaDifference(comparison, 'enum-value-added', {
      message: `value ${shown(value)} is new`,
      at,
      after: value,
      names: [String(value)],
    });
  }
}

/** Compares [`const`](https://json-schema.org/draft/2020-12/json-schema-validation#name-const). */
export function* compareConst(comparison: SchemaComparison): Iterable<Difference> {
  const before = keywordOf(comparison.before, 'const');
  const after = keywordOf(comparison.after, 'const');
  if (isEqual(before?.value, after?.value)) return;
  const said = { at: after ?? comparison.after.place, before: before?.value, after: after?.value };
  if (before && after) {
    yield schemaDifference(comparison, 'const-changed', {
      ...said,
      message: `the value ${shown(before.value)} became ${shown(after.value)}`,
    });
  } else if (after && !keywordOf(comparison.before, 'enum')) {
    yield schemaDifference(comparison, 'const-set', {
      ...said,
      message: `is always ${shown(after.value)} now`,
    });
  } else if (before && !keywordOf(comparison.after, 'enum')) {
    yield schemaDifference(comparison, 'const-removed', {
      ...said,
      message: `is not always ${shown(before.value)} any more`,
    });
  }
}

/** The values that every list of them allows; `null` is said by the type. */
function valuesOf(view: SchemaView): Json[] | undefined {
  const lists = [
    ...occurrences(view, 'enum').flatMap(({ value }) =>
      Array.isArray(value) ? [value as readonly Json[]] : [],
    ),
    ...occurrences(view, 'const').map(({ value }): readonly Json[] => [value]),
  ];
  const [first, ...others] = lists;
  return first?.filter(
    (value) => value !== null && others.every((list) => list.some((other) => isEqual(value, other))),
  );
}

function missing(from: readonly Json[], values: readonly Json[]): Json[] {
  return values.filter((value) => !from.some((other) => isEqual(value, other)));
}

function isConst(view: SchemaView): boolean {
  return keywordOf(view, 'const') !== undefined && keywordOf(view, 'enum') === undefined;
}

function areBothConst({ before, after }: SchemaComparison): boolean {
  return isConst(before) && isConst(after);
}

function listed(values: readonly Json[]): string {
  const some = values.slice(0, 5).map(shown).join(', ');
  return values.length > 5 ? `${some} and ${values.length - 5} more` : some;
}
