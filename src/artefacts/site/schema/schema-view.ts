import type { Json, JsonObject, Schema } from '../../../model/json.ts';
import type { Location } from '../../../model/location.ts';
import type { PageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { type Constraint, constraintsOf } from './constraints.ts';
import { type FlatSchema, flattenSchema, isObject } from './flatten-schema.ts';
import { isNullable, typeName, typesOf } from './type-name.ts';

/** A schema as a page unfolds it. */
export interface SchemaView {
  /** In words: `string (email)`, `array of Session`. */
  readonly type: string;
  /** The page of the named schema. */
  readonly href?: string;
  /** HTML. */
  readonly description: string;
  readonly constraints: readonly Constraint[];
  readonly values: readonly { readonly value: string; readonly description?: string }[];
  readonly default?: string;
  readonly example?: string;
  readonly fields: readonly FieldView[];
  /** `oneOf`, `anyOf`. */
  readonly choices: readonly ChoiceView[];
  /** Schemas that hold under a condition: `if`, `not`, `contains`, … */
  readonly parts: readonly { readonly title: string; readonly schema: SchemaView }[];
  readonly deprecated: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  /** What its details hold, such as `5 fields`; empty when there is nothing to unfold. */
  readonly inside: string;
  /** Why it does not unfold here. */
  readonly note?: string;
}

export interface FieldView extends SchemaView {
  readonly name: string;
  readonly required: boolean;
}

export interface ChoiceView {
  readonly title: string;
  readonly variants: readonly { readonly name: string; readonly schema: SchemaView }[];
}

export interface SchemaOptions {
  readonly scope: PageScope;
  readonly document: JsonObject;
  readonly source: Location;
  /** Leaves out what the other direction alone knows. */
  readonly direction: 'request' | 'response' | 'both';
  /** How many named schemas deep it unfolds before it links. @default 3 */
  readonly depth?: number;
}

interface Walk extends SchemaOptions {
  readonly trail: readonly string[];
  readonly level: number;
  /** Shared by the whole tree: a page shows a bounded number of fields. */
  readonly budget: { left: number };
}

/** Unfolds a schema. */
export function schemaView(schema: Schema, options: SchemaOptions): SchemaView {
  return view(schema, { ...options, trail: [], level: 0, budget: { left: 300 } });
}

function view(schema: Schema, walk: Walk): SchemaView {
  const flat = flattenSchema(walk.document, schema);
  const href = flat.name === undefined ? undefined : schemaHref(flat.name, walk);
  const base = { ...plainParts(flat, walk), ...(href === undefined ? {} : { href }) };
  const repeated = flat.references.some((reference) => walk.trail.includes(reference));
  const folded = repeated || walk.budget.left <= 0 || walk.level > (walk.depth ?? 3);
  if (href !== undefined && folded && hasInside(flat.schema)) {
    return { ...base, note: repeated ? `contains itself` : 'has a page of its own' };
  }
  if (repeated) return base;
  const level = walk.level + (flat.name === undefined ? 0 : 1);
  return {
    ...base,
    ...children(flat.schema, { ...walk, level, trail: [...walk.trail, ...flat.references] }),
  };
}

function schemaHref(name: string, { scope }: Walk): string | undefined {
  const slug = scope.version && scope.catalogue.schemaSlugs(scope.version).get(name);
  return slug === undefined || !scope.version ? undefined : scope.href(routes.schema(scope.version, slug));
}

function plainParts(flat: FlatSchema, walk: Walk): SchemaView {
  const { schema } = flat;
  const example = schema.example ?? (Array.isArray(schema.examples) ? schema.examples[0] : undefined);
  return {
    type: typeTitle(flat, walk),
    description: walk.scope.prose(
      typeof schema.description === 'string' ? schema.description : '',
      walk.source,
    ),
    constraints: constraintsOf(schema),
    values: valuesOf(schema),
    ...(schema.default === undefined ? {} : { default: printed(schema.default) }),
    ...(example === undefined || hasInside(schema) ? {} : { example: printed(example) }),
    fields: [],
    choices: [],
    parts: [],
    deprecated: schema.deprecated === true,
    readOnly: schema.readOnly === true,
    writeOnly: schema.writeOnly === true,
    inside: '',
    ...(flat.missing === undefined ? {} : { note: `${flat.missing} does not exist in the specification` }),
  };
}

function typeTitle(flat: FlatSchema, walk: Walk): string {
  const { schema, name, never } = flat;
  if (never === true) return 'nothing: no value is allowed';
  if (name !== undefined && hasInside(schema)) return isNullable(schema) ? `${name} or null` : name;
  if (typesOf(schema).includes('array') || schema.items !== undefined) return arrayTitle(schema, walk);
  if (typesOf(schema).length === 0 && (schema.oneOf ?? schema.anyOf) !== undefined && !schema.properties) {
    return isNullable(schema) ? 'one of several, or null' : 'one of several';
  }
  return typeName(schema);
}

function arrayTitle(schema: JsonObject, walk: Walk): string {
  const suffix = isNullable(schema) ? ' or null' : '';
  if (schema.items === undefined || walk.trail.length > 50) return `array${suffix}`;
  const item = flattenSchema(walk.document, schema.items as Schema);
  const repeated = item.references.some((reference) => walk.trail.includes(reference));
  const title = repeated
    ? (item.name ?? 'the same')
    : typeTitle(item, { ...walk, trail: [...walk.trail, ...item.references, 'item'] });
  return `array of ${title}${suffix}`;
}

function children(schema: JsonObject, walk: Walk): Partial<SchemaView> {
  const fields = [...propertyFields(schema, walk), ...otherFields(schema, walk)];
  const choices = choicesOf(schema, walk);
  const parts = partsOf(schema, walk);
  const own = { fields, choices, parts, inside: insideTitle(fields, choices, parts) };
  if (!isObject(schema.items)) return own;
  return arrayChildren(view(schema.items, walk), own);
}

/** An array unfolds into what its items hold. */
function arrayChildren(
  item: SchemaView,
  own: Pick<SchemaView, 'fields' | 'choices' | 'parts' | 'inside'>,
): Partial<SchemaView> {
  const plain = item.fields.length + item.choices.length + item.parts.length === 0;
  const speaks = item.constraints.length + item.values.length > 0 || item.description !== '';
  if (plain && !speaks && own.inside === '') {
    return {
      ...(item.href === undefined ? {} : { href: item.href }),
      ...(item.note === undefined ? {} : { note: item.note }),
    };
  }
  if (plain || own.inside !== '') {
    const parts = [...own.parts, { title: 'Each item', schema: item }];
    return { ...own, parts, inside: own.inside || 'each item' };
  }
  return {
    fields: item.fields,
    choices: item.choices,
    parts: item.parts,
    inside: item.inside === '' ? '' : `${item.inside} of each item`,
    ...(item.href === undefined ? {} : { href: item.href }),
    ...(item.note === undefined ? {} : { note: item.note }),
  };
}

function propertyFields(schema: JsonObject, walk: Walk): FieldView[] {
  if (!isObject(schema.properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties)
    .map(([name, property]) => field(name, property as Schema, required.includes(name), walk))
    .filter((property) => isVisible(property, walk));
}

function isVisible(property: FieldView, { direction }: Walk): boolean {
  if (direction === 'request') return !property.readOnly;
  return direction === 'both' || !property.writeOnly;
}

function field(name: string, schema: Schema, required: boolean, walk: Walk): FieldView {
  walk.budget.left -= 1;
  return { ...view(schema, walk), name, required };
}

/** Tuple items, patterns and other keys, as fields with a telling name. */
function otherFields(schema: JsonObject, walk: Walk): FieldView[] {
  const tuple = Array.isArray(schema.prefixItems) ? schema.prefixItems : [];
  const patterns = isObject(schema.patternProperties) ? Object.entries(schema.patternProperties) : [];
  const extra = schema.additionalProperties ?? schema.unevaluatedProperties;
  return [
    ...tuple.map((item, index) => field(`[${index}]`, item as Schema, false, walk)),
    ...patterns.map(([pattern, value]) => field(`/${pattern}/`, value as Schema, false, walk)),
    ...(isObject(extra) ? [field('any other key', extra, false, walk)] : []),
  ];
}

function choicesOf(schema: JsonObject, walk: Walk): ChoiceView[] {
  return [...choice('One of', schema.oneOf, schema, walk), ...choice('Any of', schema.anyOf, schema, walk)];
}

function choice(title: string, list: Json | undefined, schema: JsonObject, walk: Walk): ChoiceView[] {
  if (!Array.isArray(list) || list.length === 0) return [];
  const discriminator = isObject(schema.discriminator) ? schema.discriminator : undefined;
  const by =
    typeof discriminator?.propertyName === 'string' ? `, told apart by ${discriminator.propertyName}` : '';
  const variants = list.map((variant, index) => {
    const shown = view(variant as Schema, walk);
    return { name: variantName(variant as Schema, shown, index, discriminator, walk), schema: shown };
  });
  return [{ title: `${title}${by}`, variants }];
}

function variantName(
  variant: Schema,
  shown: SchemaView,
  index: number,
  discriminator: JsonObject | undefined,
  walk: Walk,
): string {
  const flat = flattenSchema(walk.document, variant);
  const mapping = isObject(discriminator?.mapping) ? Object.entries(discriminator.mapping) : [];
  const value = mapping.find(([, target]) => flat.references[0] === target || flat.name === target)?.[0];
  const name = flat.name ?? (typeof flat.schema.title === 'string' ? flat.schema.title : undefined);
  if (name !== undefined) return value === undefined || value === name ? name : `${name} (${value})`;
  return shown.fields.length > 0 ? `Variant ${index + 1}` : shown.type;
}

const conditions: readonly (readonly [keyword: string, title: string])[] = [
  ['if', 'If it matches'],
  ['then', 'Then'],
  ['else', 'Otherwise'],
  ['not', 'Must not match'],
  ['contains', 'Contains'],
  ['propertyNames', 'Each key'],
];

function partsOf(schema: JsonObject, walk: Walk): { title: string; schema: SchemaView }[] {
  const dependent = isObject(schema.dependentSchemas) ? Object.entries(schema.dependentSchemas) : [];
  return [
    ...conditions.flatMap(([keyword, title]) =>
      schema[keyword] === undefined ? [] : [{ title, schema: view(schema[keyword] as Schema, walk) }],
    ),
    ...dependent.map(([name, part]) => ({
      title: `When ${name} is present`,
      schema: view(part as Schema, walk),
    })),
  ];
}

function valuesOf(schema: JsonObject): { value: string; description?: string }[] {
  if (schema.const !== undefined) return [{ value: printed(schema.const) }];
  if (!Array.isArray(schema.enum)) return [];
  const described = schema['x-enumDescriptions'] ?? schema['x-enum-descriptions'];
  return schema.enum.map((value, index) => {
    const words = Array.isArray(described)
      ? described[index]
      : isObject(described)
        ? described[String(value)]
        : undefined;
    return { value: printed(value), ...(typeof words === 'string' ? { description: words } : {}) };
  });
}

function hasInside(schema: JsonObject): boolean {
  return [
    'properties',
    'oneOf',
    'anyOf',
    'items',
    'prefixItems',
    'patternProperties',
    'additionalProperties',
  ].some((keyword) => schema[keyword] !== undefined && typeof schema[keyword] === 'object');
}

function insideTitle(
  fields: readonly FieldView[],
  choices: readonly ChoiceView[],
  parts: readonly object[],
): string {
  const variants = choices.reduce((sum, { variants: list }) => sum + list.length, 0);
  const counts: [number, string][] = [
    [fields.length, 'field'],
    [variants, 'variant'],
    [fields.length + variants === 0 ? parts.length : 0, 'condition'],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(', ');
}

function printed(value: Json): string {
  return JSON.stringify(value);
}
