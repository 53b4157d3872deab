import type { JsonObject, Schema } from '../../../model/json.ts';
import { flattenSchema, isObject } from './flatten-schema.ts';

/** The name of a variant of `oneOf` or `anyOf`, with the discriminator's value for it; undefined when it has none. */
export function variantName(
  variant: Schema,
  discriminator: JsonObject | undefined,
  document: JsonObject,
): string | undefined {
  const flat = flattenSchema(document, variant);
  const mapping = isObject(discriminator?.mapping) ? Object.entries(discriminator.mapping) : [];
  const value = mapping.find(([, target]) => flat.references[0] === target || flat.name === target)?.[0];
  const name = flat.name ?? (typeof flat.schema.title === 'string' ? flat.schema.title : undefined);
  if (name === undefined) return value;
  return value === undefined || value === name ? name : `${name} (${value})`;
}
