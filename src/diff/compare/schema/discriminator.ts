import type { Difference } from '../../change.ts';
import { shown } from '../../difference.ts';
import { childrenOf, memberOf, type Part, textOf } from '../../tree.ts';
import { type SchemaComparison, schemaDifference } from './schema-comparison.ts';
import { keywordOf } from './view.ts';

/** Compares [Discriminator Objects](https://spec.openapis.org/oas/v3.1.1.html#discriminator-object). */
export function* compareDiscriminators(comparison: SchemaComparison): Iterable<Difference> {
  const before = keywordOf(comparison.before, 'discriminator');
  const after = keywordOf(comparison.after, 'discriminator');
  if (!before && !after) return;
  const at = after ?? comparison.after.place;
  if (!before || !after) {
    const message = `a discriminator is ${after ? 'new' : 'gone'}`;
    yield schemaDifference(comparison, after ? 'discriminator-set' : 'discriminator-removed', {
      message,
      at,
    });
    return;
  }
  const [old, next] = [textOf(before, 'propertyName'), textOf(after, 'propertyName')];
  if (old !== next) {
    const message = `the discriminator ${shown(old)} became ${shown(next)}`;
    yield schemaDifference(comparison, 'discriminator-changed', { message, at });
  }
  yield* compareMappings(comparison, memberOf(before, 'mapping'), memberOf(after, 'mapping'), at);
}

function* compareMappings(
  comparison: SchemaComparison,
  before: Part | undefined,
  after: Part | undefined,
  at: Part,
): Iterable<Difference> {
  const [olds, nexts] = [childrenOf(before), childrenOf(after)];
  for (const value of new Set([...olds.keys(), ...nexts.keys()])) {
    const [old, next] = [olds.get(value), nexts.get(value)];
    const said = { at: next ?? at, names: [value] };
    if (!old || !next) {
      const message = `the discriminator's value \`${value}\` is ${next ? 'new' : 'gone'}`;
      // Without a mapping the names of the schemas are the values.
      if (!before || !after) continue;
      yield schemaDifference(comparison, `discriminator-value-${next ? 'added' : 'removed'}`, {
        ...said,
        message,
      });
    } else if (nameIn(old) !== nameIn(next) && !comparison.areSame([targetOf(old)], [targetOf(next)])) {
      const message = `the discriminator's value \`${value}\` stands for another schema`;
      yield schemaDifference(comparison, 'discriminator-value-changed', { ...said, message });
    }
  }
}

function nameIn({ value }: Part): string {
  const text = String(value);
  return text.slice(text.lastIndexOf('/') + 1);
}

/** A mapping names its schema by a reference, or by its name among the components. */
function targetOf(part: Part): Part {
  const text = String(part.value);
  return { ...part, value: { $ref: text.includes('/') ? text : `#/components/schemas/${text}` } };
}
