import type { Difference } from '../../change.ts';
import { shown } from '../../difference.ts';
import { isEqual } from '../../tree.ts';
import { type SchemaComparison, schemaDifference } from './schema-comparison.ts';
import { isSet, keywordOf } from './view.ts';

/** Compares what a schema says beside which values are allowed: default, deprecation, texts, examples. */
export function* compareNotes(comparison: SchemaComparison): Iterable<Difference> {
  const [old, next] = [keywordOf(comparison.before, 'default'), keywordOf(comparison.after, 'default')];
  if (!isEqual(old?.value, next?.value)) {
    yield schemaDifference(comparison, 'default-changed', {
      message: `the default ${old ? shown(old.value) : '*none*'} became ${next ? shown(next.value) : '*none*'}`,
      at: next ?? comparison.after.place,
      before: old?.value,
      after: next?.value,
    });
  }
  const [was, is] = [isSet(comparison.before, 'deprecated'), isSet(comparison.after, 'deprecated')];
  if (was !== is) {
    yield schemaDifference(comparison, is ? 'deprecated' : 'not-deprecated', {
      message: is ? 'is deprecated now' : 'is not deprecated any more',
      at: keywordOf(comparison.after, 'deprecated') ?? comparison.after.place,
    });
  }
  for (const keyword of ['title', 'description']) {
    const [before, after] = [keywordOf(comparison.before, keyword), keywordOf(comparison.after, keyword)];
    if (isEqual(before?.value, after?.value)) continue;
    yield schemaDifference(comparison, 'text-changed', {
      message: `the ${keyword} changed`,
      at: after ?? comparison.after.place,
    });
  }
  const [before, after] = [examplesOf(comparison, 'before'), examplesOf(comparison, 'after')];
  if (!isEqual(before, after)) {
    yield schemaDifference(comparison, 'example-changed', {
      message: 'the examples changed',
      at: comparison.after.place,
    });
  }
}

/** `example` of OpenAPI 3.0 is the first of `examples`. */
function examplesOf(comparison: SchemaComparison, side: 'before' | 'after') {
  const list = keywordOf(comparison[side], 'examples')?.value;
  const one = keywordOf(comparison[side], 'example')?.value;
  return one === undefined ? (list ?? []) : [one];
}
