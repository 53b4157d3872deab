import type { Difference } from '../../change.ts';
import { type SchemaComparison, type Schemas, schemaDifference } from './schema-comparison.ts';
import { isSet, occurrences, type SchemaView, schemasIn, viewOf } from './view.ts';

/** Compares [`properties`](https://json-schema.org/draft/2020-12/json-schema-core#name-properties) and `required`. */
export function* compareProperties(comparison: SchemaComparison): Iterable<Difference> {
  const before = schemasIn(comparison.before, 'properties');
  const after = schemasIn(comparison.after, 'properties');
  const required = { before: requiredOf(comparison.before), after: requiredOf(comparison.after) };
  for (const name of new Set([...before.keys(), ...after.keys(), ...required.before, ...required.after])) {
    const [old, next] = [before.get(name), after.get(name)];
    const was = required.before.has(name);
    const is = required.after.has(name);
    if (old && isOtherWay(old, comparison) && (!next || isOtherWay(next, comparison))) continue;
    if (!old && next && isOtherWay(next, comparison)) continue;
    if (old && next) {
      yield* compareAccess(comparison, name, old, next, is);
      yield* comparison.below(old, next, name);
    } else if (next && !was) {
      yield schemaDifference(comparison, is ? 'required-property-added' : 'optional-property-added', {
        message: `\`${name}\` is new${is ? ' and required' : ''}`,
        at: next[0],
        names: [name],
      });
      continue;
    } else if (old && !is) {
      const rule = !isClosed(comparison.after)
        ? `${was ? 'required' : 'optional'}-property-removed`
        : comparison.direction === 'request' || was
          ? 'property-of-closed-object-removed'
          : 'optional-property-removed';
      yield schemaDifference(comparison, rule, { message: `\`${name}\` is gone`, at: old[0], names: [name] });
      continue;
    }
    if (was === is) continue;
    yield schemaDifference(comparison, is ? 'property-became-required' : 'property-became-optional', {
      message: `\`${name}\` is ${is ? 'required now' : 'not required any more'}`,
      at: next?.[0] ?? comparison.after.place,
      names: [name],
    });
  }
}

/** A property that never travels in this direction. */
function isOtherWay(schemas: Schemas, { direction }: SchemaComparison): boolean {
  return isSet(viewOf(schemas), direction === 'request' ? 'readOnly' : 'writeOnly');
}

function* compareAccess(
  comparison: SchemaComparison,
  name: string,
  before: Schemas,
  after: Schemas,
  isRequired: boolean,
): Iterable<Difference> {
  const [old, next] = [viewOf(before), viewOf(after)];
  const said = { at: after[0], names: [name] };
  if (isSet(old, 'readOnly') !== isSet(next, 'readOnly')) {
    const rule = isSet(next, 'readOnly')
      ? 'became-read-only'
      : isRequired
        ? 'became-writable-and-required'
        : 'became-writable';
    const message = `\`${name}\` is ${isSet(next, 'readOnly') ? 'read-only now' : 'not read-only any more'}`;
    yield schemaDifference(comparison, rule, { ...said, message });
  }
  if (isSet(old, 'writeOnly') !== isSet(next, 'writeOnly')) {
    const rule = isSet(next, 'writeOnly') ? 'became-write-only' : 'became-readable';
    const message = `\`${name}\` is ${isSet(next, 'writeOnly') ? 'write-only now' : 'not write-only any more'}`;
    yield schemaDifference(comparison, rule, { ...said, message });
  }
}

function requiredOf(view: SchemaView): Set<string> {
  return new Set(
    occurrences(view, 'required').flatMap(({ value }) =>
      Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [],
    ),
  );
}

function isClosed(view: SchemaView): boolean {
  return occurrences(view, 'additionalProperties').some(({ value }) => value === false);
}
