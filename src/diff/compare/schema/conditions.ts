import type { Difference } from '../../change.ts';
import { isEqual } from '../../tree.ts';
import { type SchemaComparison, schemaDifference } from './schema-comparison.ts';
import { keywordOf, schemasIn } from './view.ts';

/** Keywords with one schema each, for which only *the same* and *not the same* can be told. */
const withSchema = [
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema',
];

/** Compares what of JSON Schema is left: [conditions](https://json-schema.org/draft/2020-12/json-schema-core#name-keywords-for-applying-subsche) and contents. */
export function* compareConditions(comparison: SchemaComparison): Iterable<Difference> {
  for (const keyword of withSchema) {
    const before = keywordOf(comparison.before, keyword);
    const after = keywordOf(comparison.after, keyword);
    if (before && after && comparison.areSame([before], [after])) continue;
    if (before || after) yield conditionDifference(comparison, keyword, before, after);
  }
  const [olds, nexts] = [
    schemasIn(comparison.before, 'dependentSchemas'),
    schemasIn(comparison.after, 'dependentSchemas'),
  ];
  for (const name of new Set([...olds.keys(), ...nexts.keys()])) {
    const [old, next] = [olds.get(name), nexts.get(name)];
    if (old && next && comparison.areSame(old, next)) continue;
    yield conditionDifference(comparison, `dependentSchemas/${name}`, old?.[0], next?.[0]);
  }
  const [old, next] = [
    keywordOf(comparison.before, 'dependentRequired'),
    keywordOf(comparison.after, 'dependentRequired'),
  ];
  if (!isEqual(old?.value, next?.value))
    yield conditionDifference(comparison, 'dependentRequired', old, next);
  for (const keyword of ['contentMediaType', 'contentEncoding']) {
    const [was, is] = [keywordOf(comparison.before, keyword), keywordOf(comparison.after, keyword)];
    if (isEqual(was?.value, is?.value)) continue;
    yield schemaDifference(comparison, 'content-changed', {
      message: `\`${keyword}\` ${was ? `\`${was.value}\`` : '*none*'} became ${is ? `\`${is.value}\`` : '*none*'}`,
      at: is ?? comparison.after.place,
    });
  }
}

function conditionDifference(
  comparison: SchemaComparison,
  keyword: string,
  before: ReturnType<typeof keywordOf>,
  after: ReturnType<typeof keywordOf>,
): Difference {
  const [rule, words] = !before
    ? ['constraint-set', 'is new']
    : after
      ? ['constraint-changed', 'changed']
      : ['constraint-removed', 'is gone'];
  return schemaDifference(comparison, rule, {
    message: `\`${keyword}\` ${words}`,
    at: after ?? comparison.after.place,
  });
}
