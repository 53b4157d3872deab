import type { Difference } from '../../change.ts';
import { isEqual, isObject, type Part } from '../../tree.ts';
import { type SchemaComparison, schemaDifference } from './schema-comparison.ts';
import { occurrences, type SchemaView, schemasIn } from './view.ts';

/** Compares [`additionalProperties`](https://json-schema.org/draft/2020-12/json-schema-core#name-additionalproperties) and `patternProperties`. */
export function* compareOtherProperties(comparison: SchemaComparison): Iterable<Difference> {
  yield* compareAdditional(comparison);
  const before = schemasIn(comparison.before, 'patternProperties');
  const after = schemasIn(comparison.after, 'patternProperties');
  for (const pattern of new Set([...before.keys(), ...after.keys()])) {
    const [old, next] = [before.get(pattern), after.get(pattern)];
    if (old && next) yield* comparison.below(old, next, `/${pattern}/`);
    else
      yield schemaDifference(comparison, next ? 'pattern-properties-set' : 'pattern-properties-removed', {
        message: `a schema for properties that match \`${pattern}\` is ${next ? 'new' : 'gone'}`,
        at: next?.[0] ?? comparison.after.place,
      });
  }
}

function* compareAdditional(comparison: SchemaComparison): Iterable<Difference> {
  const before = stateOf(comparison.before);
  const after = stateOf(comparison.after);
  if (before.part && after.part && before.kind === 'schema' && after.kind === 'schema') {
    yield* comparison.below([before.part], [after.part], '{}');
    return;
  }
  if (before.kind === after.kind) return;
  const said = {
    at: after.part ?? comparison.after.place,
    before: before.part?.value,
    after: after.part?.value,
  };
  if (after.kind === 'closed') {
    yield schemaDifference(comparison, 'object-closed', {
      ...said,
      message: 'other properties are not allowed any more',
    });
  } else if (before.kind === 'closed') {
    yield schemaDifference(comparison, 'object-opened', {
      ...said,
      message: 'other properties are allowed now',
    });
  } else {
    const rule = after.kind === 'schema' ? 'other-properties-constrained' : 'other-properties-unconstrained';
    const message = `other properties ${after.kind === 'schema' ? 'have to fit a schema now' : 'need not fit a schema any more'}`;
    yield schemaDifference(comparison, rule, { ...said, message });
  }
}

function stateOf(view: SchemaView): { kind: 'open' | 'closed' | 'schema'; part?: Part } {
  const written = occurrences(view, 'additionalProperties');
  const closed = written.find(({ value }) => value === false);
  if (closed) return { kind: 'closed', part: closed };
  const schema = written.find(({ value }) => isObject(value) && !isEqual(value, {}));
  return schema ? { kind: 'schema', part: schema } : { kind: 'open' };
}
