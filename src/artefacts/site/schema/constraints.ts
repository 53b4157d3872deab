import type { Json, JsonObject } from '../../../model/json.ts';

/** One rule in words, such as `8 to 128 characters`; `code` is printed after it as code. */
export interface Constraint {
  readonly words: string;
  readonly code?: string;
}

/** The [validation keywords](https://json-schema.org/draft/2020-12/json-schema-validation#section-6) of a schema in words. */
export function constraintsOf(schema: JsonObject): Constraint[] {
  return [
    ...range(schema.minLength, schema.maxLength, 'character'),
    ...numberRange(schema),
    ...range(schema.minItems, schema.maxItems, 'item'),
    ...range(schema.minProperties, schema.maxProperties, 'field'),
    ...(schema.uniqueItems === true ? [{ words: 'no item twice' }] : []),
    ...(typeof schema.multipleOf === 'number' ? [{ words: `a multiple of ${schema.multipleOf}` }] : []),
    ...(typeof schema.pattern === 'string' ? [{ words: 'matches', code: schema.pattern }] : []),
    ...(typeof schema.contentEncoding === 'string'
      ? [{ words: `encoded as ${schema.contentEncoding}` }]
      : []),
    ...(typeof schema.contentMediaType === 'string'
      ? [{ words: `contains ${schema.contentMediaType}` }]
      : []),
    ...(schema.additionalProperties === false || schema.unevaluatedProperties === false
      ? [{ words: 'no other fields' }]
      : []),
    ...(schema.items === false || schema.unevaluatedItems === false ? [{ words: 'no further items' }] : []),
    ...requiredAlone(schema),
    ...discriminated(schema),
    ...contains(schema),
    ...dependencies(schema),
  ];
}

function range(low: Json | undefined, high: Json | undefined, unit: string): Constraint[] {
  const minimum = typeof low === 'number' && low > 0 ? low : undefined;
  const maximum = typeof high === 'number' ? high : undefined;
  if (minimum === undefined && maximum === undefined) return [];
  if (minimum === maximum) return [{ words: `exactly ${count(minimum, unit)}` }];
  if (maximum === undefined) return [{ words: `at least ${count(minimum, unit)}` }];
  if (minimum === undefined) return [{ words: `at most ${count(maximum, unit)}` }];
  return [{ words: `${minimum} to ${count(maximum, unit)}` }];
}

function count(number: number | undefined, unit: string): string {
  return `${number} ${unit}${number === 1 ? '' : 's'}`;
}

/** OpenAPI 3.0 writes exclusive bounds as booleans, 3.1 as numbers. */
function numberRange(schema: JsonObject): Constraint[] {
  const { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below } = schema;
  const low = typeof above === 'number' ? above : minimum;
  const high = typeof below === 'number' ? below : maximum;
  const openLow = typeof above === 'number' || above === true;
  const openHigh = typeof below === 'number' || below === true;
  if (typeof low === 'number' && typeof high === 'number' && !openLow && !openHigh) {
    return [{ words: `from ${low} to ${high}` }];
  }
  return [
    ...(typeof low === 'number' ? [{ words: `${openLow ? 'greater than' : 'at least'} ${low}` }] : []),
    ...(typeof high === 'number' ? [{ words: `${openHigh ? 'less than' : 'at most'} ${high}` }] : []),
  ];
}

function contains(schema: JsonObject): Constraint[] {
  if (schema.contains === undefined) return [];
  const low = typeof schema.minContains === 'number' ? schema.minContains : 1;
  const high = typeof schema.maxContains === 'number' ? ` and at most ${schema.maxContains}` : '';
  return [{ words: `at least ${low}${high} of the items as described under “Contains”` }];
}

function dependencies(schema: JsonObject): Constraint[] {
  const required = schema.dependentRequired;
  if (typeof required !== 'object' || required === null || Array.isArray(required)) return [];
  return Object.entries(required).map(([field, needs]) => ({
    words: `${field} also needs ${Array.isArray(needs) ? needs.join(', ') : String(needs)}`,
  }));
}

/** `required` of a schema that describes no fields itself, as variants often do. */
function requiredAlone({ required, properties }: JsonObject): Constraint[] {
  if (!Array.isArray(required)) return [];
  const described = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  const names = required.filter((name) => !described.includes(String(name)));
  return names.length === 0 ? [] : [{ words: 'needs', code: names.join(', ') }];
}

/** Which schema a value of the [discriminator](https://spec.openapis.org/oas/v3.1.1.html#discriminator-object) means, where no variants say it. */
function discriminated({ discriminator, oneOf, anyOf }: JsonObject): Constraint[] {
  if (typeof discriminator !== 'object' || discriminator === null || Array.isArray(discriminator)) return [];
  const { propertyName, mapping } = discriminator as JsonObject;
  if (typeof propertyName !== 'string' || oneOf !== undefined || anyOf !== undefined) return [];
  const values = typeof mapping === 'object' && mapping !== null ? Object.entries(mapping) : [];
  const words = values.map(([value, target]) => `${value} → ${String(target).replace(/^.*\//, '')}`);
  return [
    {
      words: `${propertyName} says which kind it is`,
      ...(words.length > 0 ? { code: words.join(', ') } : {}),
    },
  ];
}
