import type { JsonObject } from '../../model/json.ts';

/** A number within the limits of a schema, as near to 1 as they let it. */
export function sampleNumber(keywords: JsonObject, isInteger: boolean): number {
  const { low, high } = limitsOf(keywords);
  const given =
    typeof keywords.multipleOf === 'number' && keywords.multipleOf > 0 ? keywords.multipleOf : undefined;
  const step = given ?? (isInteger ? 1 : undefined);
  if (step === undefined) return between(low, high);
  const wanted = Math.min(Math.max(1, low.value), high.value);
  const first = Math.ceil(wanted / step);
  const candidates = [first, first + 1, first - 1, 0].map((count) => clean(count * step));
  return candidates.find((value) => isAbove(value, low) && isBelow(value, high)) ?? clean(first * step);
}

interface Limit {
  readonly value: number;
  readonly isExclusive: boolean;
}

/** Since OpenAPI 3.1 an exclusive limit is a number, before it is a flag. */
function limitsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonObject): {
  low: Limit;
  high: Limit;
} {
  const low = { value: numberOr(minimum, Number.NEGATIVE_INFINITY), isExclusive: exclusiveMinimum === true };
  const high = { value: numberOr(maximum, Number.POSITIVE_INFINITY), isExclusive: exclusiveMaximum === true };
  return {
    low:
      typeof exclusiveMinimum === 'number' && exclusiveMinimum >= low.value
        ? { value: exclusiveMinimum, isExclusive: true }
        : low,
    high:
      typeof exclusiveMaximum === 'number' && exclusiveMaximum <= high.value
        ? { value: exclusiveMaximum, isExclusive: true }
        : high,
  };
}

function between(low: Limit, high: Limit): number {
  const middle = clean((low.value + high.value) / 2);
  const candidates = [1, 0, low.value, high.value, clean(low.value + 1), clean(high.value - 1), middle];
  return (
    candidates.find((value) => Number.isFinite(value) && isAbove(value, low) && isBelow(value, high)) ?? 0
  );
}

function isAbove(value: number, { value: limit, isExclusive }: Limit): boolean {
  return isExclusive ? value > limit : value >= limit;
}

function isBelow(value: number, { value: limit, isExclusive }: Limit): boolean {
  return isExclusive ? value < limit : value <= limit;
}

/** Without the dust of binary fractions. */
function clean(value: number): number {
  return Number(value.toPrecision(15)) + 0;
}

function numberOr(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}
