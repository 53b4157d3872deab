import type { Difference, Direction } from '../../change.ts';
import { follow, isObject, type Part } from '../../tree.ts';
import { compareBounds } from './bounds.ts';
import { compareConditions } from './conditions.ts';
import { compareItems } from './items.ts';
import { compareNotes } from './notes.ts';
import { compareOtherProperties } from './other-properties.ts';
import { compareProperties } from './properties.ts';
import type { SchemaComparison, Schemas } from './schema-comparison.ts';
import { compareFormat, comparePattern } from './texts.ts';
import { areDisjoint, compareTypes } from './types.ts';
import { compareUnions, isWrapped } from './unions.ts';
import { compareConst, compareEnum } from './values.ts';
import { viewOf } from './view.ts';

/** Compares [schemas](https://spec.openapis.org/oas/v3.1.1.html#schema-object), however deep and however circular. */
export type CompareSchemas = (
  before: Schemas,
  after: Schemas,
  direction: Direction,
  field?: string,
) => readonly Difference[];

const aspects: readonly ((comparison: SchemaComparison) => Iterable<Difference>)[] = [
  compareFormat,
  compareEnum,
  compareConst,
  compareBounds,
  comparePattern,
  compareProperties,
  compareOtherProperties,
  compareItems,
  compareUnions,
  compareConditions,
  compareNotes,
];

/** Objects nested deeper than this are not followed; no document that people write is. */
const deepest = 100;

/** A comparison that remembers: each pair of schemas is compared once a direction. */
export function createSchemaComparison(): CompareSchemas {
  const known = new Map<string, readonly Difference[]>();
  const numbers = new WeakMap<object, number>();
  let count = 0;
  let depth = 0;
  return compare;

  function compare(before: Schemas, after: Schemas, direction: Direction, field = ''): readonly Difference[] {
    const key = `${keyOf(before)}|${keyOf(after)}|${direction}`;
    const found = known.get(key);
    if (found) return found;
    if (depth > deepest) return [];
    // What leads back here is being compared already.
    known.set(key, []);
    depth++;
    const differences = compareOnce(before, after, direction, field);
    depth--;
    known.set(key, differences);
    return differences;
  }

  function compareOnce(before: Schemas, after: Schemas, direction: Direction, field: string): Difference[] {
    const comparison: SchemaComparison = {
      before: viewOf(before),
      after: viewOf(after),
      direction,
      field,
      below: (old, next, step) => compare(old, next, direction, joinField(field, step)),
      areSame: (old, next) => compare(old, next, direction, field).every(({ isText }) => isText),
    };
    const types = [...compareTypes(comparison)];
    // Where no value fits both, what else differs is a consequence.
    if (areDisjoint(comparison)) return types;
    // Where a schema became one of several alternatives, it is compared with those.
    const asked = isWrapped(comparison) ? [compareUnions, compareNotes] : aspects;
    return [...new Set([...types, ...asked.flatMap((aspect) => [...aspect(comparison)])])];
  }

  function keyOf(schemas: readonly Part[]): string {
    return schemas
      .map((schema) => settled(schema).value)
      .map((value) => (typeof value === 'object' && value ? numberOf(value) : value))
      .join();
  }

  function numberOf(value: object): number {
    const number = numbers.get(value) ?? ++count;
    numbers.set(value, number);
    return number;
  }
}

/** What a reference leads to, where nothing else is said beside it. */
function settled(schema: Part): Part {
  const isReference = isObject(schema.value) && Object.keys(schema.value).join() === '$ref';
  return isReference ? (follow(schema) ?? schema) : schema;
}

function joinField(field: string, step: string): string {
  return field === '' || step === '' || step.startsWith('[') ? `${field}${step}` : `${field}.${step}`;
}
