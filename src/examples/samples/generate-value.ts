import type { Json, JsonObject, Schema } from '../../model/json.ts';
import { isObject } from '../schema-parts.ts';
import { generateArray } from './generate-array.ts';
import { generateObject } from './generate-object.ts';
import type { Generation } from './generation.ts';
import { flatten } from './merge-schemas.ts';
import { sampleNumber } from './sample-number.ts';
import { sampleString } from './sample-string.ts';

/** Deeper than this only what is required is made. */
const shallow = 8;
const deepest = 200;

/**
 * Makes a value from the keywords of a schema, taking what its author gives as an example where that is valid;
 * undefined where it would have no end. Whether the whole is valid remains to be seen.
 */
export function generateValue(schema: Schema, generation: Generation): Json | undefined {
  if (schema === false || generation.depth > deepest || generation.budget.left-- <= 0) return undefined;
  const { keywords, alternatives } = flatten(schema, generation.document);
  const given = givenValue(schema, keywords, generation);
  if (given !== undefined) return given;
  const deeper = {
    ...generation,
    depth: generation.depth + 1,
    optional: generation.optional && generation.depth < shallow,
  };
  const [choice, ...rest] = alternatives;
  if (!choice) return generateType(keywords, deeper);
  const pending = rest.map((branches) => ({ anyOf: [...branches] }));
  let last: Json | undefined;
  for (const branch of choice) {
    const whole = { allOf: [keywords, discriminated(branch, keywords), ...pending] } as JsonObject;
    const value = generateValue(whole, deeper);
    if (value !== undefined && generation.isValid(schema, value)) return value;
    last ??= value;
  }
  return last;
}

function givenValue(schema: Schema, keywords: JsonObject, { isValid }: Generation): Json | undefined {
  const { example, examples, default: fallback, const: constant, enum: listed } = keywords;
  if (constant !== undefined) return constant;
  const candidates = [
    example,
    ...(Array.isArray(examples) ? examples : []),
    fallback,
    ...(Array.isArray(listed) ? listed : []),
  ];
  return candidates.find((value: Json | undefined) => value !== undefined && isValid(schema, value));
}

/** The branch with the value by which [its discriminator](https://spec.openapis.org/oas/v3.1.1.html#discriminator-object) knows it. */
function discriminated(branch: Schema, { discriminator, properties }: JsonObject): Schema {
  if (!isObject(discriminator) || !isObject(branch) || typeof branch.$ref !== 'string') return branch;
  const { propertyName, mapping } = discriminator;
  if (typeof propertyName !== 'string') return branch;
  const component = branch.$ref.split('/').at(-1) ?? '';
  const mapped = Object.entries(isObject(mapping) ? mapping : {}).find(([, target]) =>
    [branch.$ref, component].includes(String(target)),
  );
  const own = isObject(properties) ? properties[propertyName] : undefined;
  const named = { default: mapped?.[0] ?? component };
  return { allOf: [{ properties: { [propertyName]: own ? { allOf: [own, named] } : named } }, branch] };
}

function generateType(keywords: JsonObject, generation: Generation): Json | undefined {
  switch (typeFrom(keywords)) {
    case 'object':
      return generateObject(keywords, generation, generateValue);
    case 'array':
      return generateArray(keywords, generation, generateValue);
    case 'string':
      return sampleString(keywords);
    case 'integer':
      return sampleNumber(keywords, true);
    case 'number':
      return sampleNumber(keywords, false);
    case 'boolean':
      return true;
    default:
      return keywords.type === 'null' ? null : {};
  }
}

/** The first type beside `null`; else the one that the other keywords are about. */
function typeFrom(keywords: JsonObject): string | undefined {
  const [type] = [keywords.type].flat().filter((each) => typeof each === 'string' && each !== 'null');
  if (typeof type === 'string') return type;
  if (keywords.type !== undefined) return undefined;
  const has = (...names: string[]) => names.some((name) => keywords[name] !== undefined);
  if (has('properties', 'required', 'additionalProperties', 'minProperties', 'patternProperties'))
    return 'object';
  if (has('items', 'prefixItems', 'minItems', 'contains')) return 'array';
  if (has('pattern', 'minLength', 'maxLength', 'format', 'contentEncoding')) return 'string';
  return has('minimum', 'maximum', 'multipleOf', 'exclusiveMinimum', 'exclusiveMaximum')
    ? 'number'
    : undefined;
}
