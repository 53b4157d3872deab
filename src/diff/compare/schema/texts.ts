import type { Difference } from '../../change.ts';
import { shown } from '../../difference.ts';
import { isEqual } from '../../tree.ts';
import { type SchemaComparison, schemaDifference } from './schema-comparison.ts';
import { keywordOf, occurrences } from './view.ts';

/** Formats whose values all fit another format. */
const within: Readonly<Record<string, readonly string[]>> = {
  int32: ['int64', 'double', 'float'],
  float: ['double'],
  uri: ['uri-reference', 'iri', 'iri-reference'],
  url: ['uri', 'uri-reference', 'iri'],
  email: ['idn-email'],
  hostname: ['idn-hostname'],
};

/** Compares [`format`](https://json-schema.org/draft/2020-12/json-schema-validation#name-vocabularies-for-semantic-c). */
export function* compareFormat(comparison: SchemaComparison): Iterable<Difference> {
  const before = keywordOf(comparison.before, 'format');
  const after = keywordOf(comparison.after, 'format');
  if (isEqual(before?.value, after?.value)) return;
  const said = { at: after ?? comparison.after.place, before: before?.value, after: after?.value };
  if (!after) {
    yield schemaDifference(comparison, 'format-removed', {
      ...said,
      message: `format ${shown(before?.value)} is gone`,
    });
  } else if (!before) {
    yield schemaDifference(comparison, 'format-set', {
      ...said,
      message: `has the format ${shown(after.value)} now`,
    });
  } else {
    const [old, next] = [String(before.value), String(after.value)];
    const rule = within[old]?.includes(next)
      ? 'format-widened'
      : within[next]?.includes(old)
        ? 'format-narrowed'
        : 'format-changed';
    yield schemaDifference(comparison, rule, {
      ...said,
      message: `format ${shown(old)} became ${shown(next)}`,
    });
  }
}

/** Compares [`pattern`](https://json-schema.org/draft/2020-12/json-schema-validation#name-pattern). */
export function* comparePattern(comparison: SchemaComparison): Iterable<Difference> {
  const before = occurrences(comparison.before, 'pattern');
  const after = occurrences(comparison.after, 'pattern');
  const gone = before.filter((old) => !after.some((next) => isEqual(old.value, next.value)));
  const come = after.filter((next) => !before.some((old) => isEqual(old.value, next.value)));
  const [old, next] = [gone[0], come[0]];
  const said = { at: next ?? comparison.after.place, before: old?.value, after: next?.value };
  if (old && next) {
    yield schemaDifference(comparison, 'pattern-changed', {
      ...said,
      message: `pattern ${shown(old.value)} became ${shown(next.value)}`,
    });
  } else if (next) {
    yield schemaDifference(comparison, 'pattern-set', {
      ...said,
      message: `has to match ${shown(next.value)} now`,
    });
  } else if (old) {
    yield schemaDifference(comparison, 'pattern-removed', {
      ...said,
      message: `pattern ${shown(old.value)} is gone`,
    });
  }
}
