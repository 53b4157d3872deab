import type { Difference } from '../../change.ts';
import { isObject, memberOf, type Part } from '../../tree.ts';
import { type SchemaComparison, schemaDifference } from './schema-comparison.ts';
import { isSet, keywordOf, occurrences, type SchemaView } from './view.ts';

/** Names of the keywords that hold values at or above, or at or below, a number. */
const bounds = [
  { keyword: 'minimum', exclusive: 'exclusiveMinimum', sign: -1 },
  { keyword: 'maximum', exclusive: 'exclusiveMaximum', sign: 1 },
  ...['minLength', 'minItems', 'minProperties', 'minContains'].map((keyword) => ({
    keyword,
    sign: -1,
    exclusive: '',
  })),
  ...['maxLength', 'maxItems', 'maxProperties', 'maxContains'].map((keyword) => ({
    keyword,
    sign: 1,
    exclusive: '',
  })),
] as const;

interface Bound {
  readonly value: number;
  readonly isExclusive: boolean;
  readonly part: Part;
}

/** Compares minima and maxima, [`multipleOf`](https://json-schema.org/draft/2020-12/json-schema-validation#name-multipleof) and `uniqueItems`. */
export function* compareBounds(comparison: SchemaComparison): Iterable<Difference> {
  for (const { keyword, exclusive, sign } of bounds) {
    const before = tightest(comparison.before, keyword, exclusive, sign);
    const after = tightest(comparison.after, keyword, exclusive, sign);
    const room = (roomOf(after, keyword) - roomOf(before, keyword)) * sign;
    const looser = room || Number(before?.isExclusive ?? false) - Number(after?.isExclusive ?? false);
    if (looser === 0 || Number.isNaN(looser)) continue;
    yield schemaDifference(comparison, looser > 0 ? 'bound-loosened' : 'bound-tightened', {
      message: `\`${keyword}\` ${worded(before)} became ${worded(after)}`,
      at: after?.part ?? comparison.after.place,
      before: before?.value,
      after: after?.value,
    });
  }
  yield* compareMultiples(comparison);
  const [was, is] = [isSet(comparison.before, 'uniqueItems'), isSet(comparison.after, 'uniqueItems')];
  if (was !== is) {
    yield schemaDifference(comparison, is ? 'unique-items-set' : 'unique-items-removed', {
      message: is ? 'items have to differ now' : 'items may repeat now',
      at: keywordOf(comparison.after, 'uniqueItems') ?? comparison.after.place,
    });
  }
}

/** Of all that hold the tightest; OpenAPI 3.0 says by `true` that the bound itself is excluded. */
function tightest(view: SchemaView, keyword: string, exclusive: string, sign: number): Bound | undefined {
  const closed = view.parts.flatMap((schema) => {
    const part = memberOf(schema, keyword);
    const isExclusive = isObject(schema.value) && schema.value[exclusive] === true;
    return part ? [{ part, value: Number(part.value), isExclusive }] : [];
  });
  const open = occurrences(view, exclusive)
    .filter(({ value }) => typeof value === 'number')
    .map((part) => ({ part, value: Number(part.value), isExclusive: true }));
  return [...closed, ...open].sort(
    (a, b) => (a.value - b.value) * sign || Number(b.isExclusive) - Number(a.isExclusive),
  )[0];
}

/** No bound is one that nothing reaches; no length and no count is below 0. */
function roomOf(bound: Bound | undefined, keyword: string): number {
  if (bound) return bound.value;
  if (keyword.startsWith('max')) return Number.MAX_VALUE;
  return keyword === 'minimum' ? -Number.MAX_VALUE : keyword === 'minContains' ? 1 : 0;
}

function worded(bound: Bound | undefined): string {
  return bound ? `\`${bound.value}\`${bound.isExclusive ? ' (excluded)' : ''}` : '*none*';
}

function* compareMultiples(comparison: SchemaComparison): Iterable<Difference> {
  const before = keywordOf(comparison.before, 'multipleOf');
  const after = keywordOf(comparison.after, 'multipleOf');
  const [old, next] = [before?.value, after?.value];
  if (old === next) return;
  const rule =
    old === undefined || isMultiple(next, old)
      ? 'bound-tightened'
      : next === undefined || isMultiple(old, next)
        ? 'bound-loosened'
        : 'multiple-changed';
  yield schemaDifference(comparison, rule, {
    message: `\`multipleOf\` ${old === undefined ? '*none*' : `\`${old}\``} became ${next === undefined ? '*none*' : `\`${next}\``}`,
    at: after ?? comparison.after.place,
    before: old,
    after: next,
  });
}

function isMultiple(value: unknown, of: unknown): boolean {
  const quotient = Number(value) / Number(of);
  return Number.isFinite(quotient) && Math.abs(quotient - Math.round(quotient)) < 1e-9;
}
