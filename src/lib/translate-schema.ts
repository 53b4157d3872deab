/** What a translation depends on. */
export interface Translation {
  /** OpenAPI 3.0 has a dialect of its own; from 3.1 on it is JSON Schema 2020-12. */
  readonly dialect: '3.0' | '3.1';
  /** Where the value goes: a request need not have what is readOnly, an answer not what is writeOnly. */
  readonly direction: 'request' | 'response';
  /** Whether a value may match several branches of a `oneOf`: documents overlap them without knowing. */
  readonly overlap?: boolean;
  /** The name under which the schema that a `$ref` leads to is known. */
  readonly nameOf: (ref: string) => string;
  readonly resolve: (ref: string) => unknown;
}

type SchemaNode = Readonly<Record<string, unknown>>;

const maps = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas']);
const lists = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const single = new Set([
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
]);
/** Keywords that decide whether a value is allowed, and keep their value. */
const plain = new Set([
  'type',
  'enum',
  'const',
  'format',
  'multipleOf',
  'maximum',
  'minimum',
  'exclusiveMaximum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'maxItems',
  'minItems',
  'uniqueItems',
  'maxProperties',
  'minProperties',
  'maxContains',
  'minContains',
  'dependentRequired',
]);

/**
 * A schema of an OpenAPI document in the words of JSON Schema 2020-12: what judges nothing is left out, references
 * become names, the [3.0 dialect](https://spec.openapis.org/oas/v3.0.3.html#schema-object) is put into today's terms.
 */
export function translateSchema(schema: unknown, translation: Translation): unknown {
  if (!isNode(schema)) return schema;
  if (typeof schema.$ref === 'string') {
    const reference = { $ref: translation.nameOf(schema.$ref) };
    // In 3.0 a reference stands alone, whatever is written beside it.
    return translation.dialect === '3.0'
      ? reference
      : { ...reference, ...translateKeywords(schema, translation) };
  }
  const keywords = translateKeywords(schema, translation);
  return translation.dialect === '3.0' ? { ...keywords, ...dialectKeywords(schema) } : keywords;
}

/** `oneOf` in the words of `anyOf`, beside which there may be another. */
function withOverlap(keywords: Record<string, unknown>): Record<string, unknown> {
  const { oneOf, anyOf, allOf, ...rest } = keywords;
  if (oneOf === undefined) return keywords;
  const choices = [anyOf, oneOf].filter((branches) => branches !== undefined);
  const both = [...(Array.isArray(allOf) ? allOf : []), ...choices.map((branches) => ({ anyOf: branches }))];
  return { ...rest, allOf: both };
}

function translateKeywords(schema: SchemaNode, translation: Translation): Record<string, unknown> {
  const target: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (plain.has(key)) target[key] = value;
    else if (maps.has(key) && isNode(value)) target[key] = mapValues(value, translation);
    else if (lists.has(key) && Array.isArray(value)) {
      target[key] = value.map((branch) => translateSchema(branch, translation));
    } else if (single.has(key)) target[key] = translateSchema(value, translation);
    else if (key === 'pattern' && isPattern(value)) target[key] = value;
    else if (key === 'required' && Array.isArray(value)) {
      target[key] = value.filter((name) => isDue(name, schema, translation));
    }
  }
  return translation.overlap ? withOverlap(target) : target;
}

/** `nullable`, and limits whose exclusiveness is a flag. */
function dialectKeywords(schema: SchemaNode): Record<string, unknown> {
  const target: Record<string, unknown> = {};
  if (schema.nullable === true && typeof schema.type === 'string') target.type = [schema.type, 'null'];
  if (schema.nullable === true && Array.isArray(schema.enum)) target.enum = [...schema.enum, null];
  for (const [flag, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[flag] !== 'boolean') continue;
    target[flag] = schema[flag] ? schema[limit] : undefined;
    if (schema[flag]) target[limit] = undefined;
  }
  return target;
}

/** Whether a required member must be there in this direction. */
function isDue(name: unknown, { properties }: SchemaNode, { direction, resolve }: Translation): boolean {
  const property = isNode(properties) && typeof name === 'string' ? properties[name] : undefined;
  if (!isNode(property)) return true;
  const target = typeof property.$ref === 'string' ? resolve(property.$ref) : undefined;
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly';
  return property[flag] !== true && !(isNode(target) && target[flag] === true);
}

function mapValues(map: SchemaNode, translation: Translation): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(map).map(([name, schema]) => [name, translateSchema(schema, translation)]),
  );
}

/** Documents carry patterns of other engines; what is no regular expression here cannot judge. */
function isPattern(value: unknown): boolean {
  return typeof value === 'string' && toRegExp(value) !== undefined;
}

/** A pattern as a regular expression: with Unicode rules, else, as many documents mean it, without. */
export function toRegExp(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // The next flags may do.
    }
  }
  return undefined;
}

function isNode(value: unknown): value is SchemaNode {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
