import type { Json, JsonObject, Schema } from '../../../model/json.ts';
import type { Location } from '../../../model/location.ts';
import type { PageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { constraintsOf } from './constraints.ts';
import { type FlatSchema, flattenSchema, isObject } from './flatten-schema.ts';
import type { ChoiceView, FieldView, SchemaView } from './schema-shape.ts';
import { contentKey, holdsSchemas, seenSchemas } from './seen-schemas.ts';
import { hasInside, typeTitle } from './type-title.ts';
import { printed, valuesOf } from './values.ts';
import { assignExamples, type ShownExample } from './variant-examples.ts';
import { variantName } from './variant-name.ts';

export interface SchemaOptions {
  readonly scope: PageScope;
  readonly document: JsonObject;
  readonly source: Location;
  /** Leaves out what the other direction alone knows. */
  readonly direction: 'request' | 'response' | 'both';
  /** How many named schemas deep it unfolds before it links. @default 3 */
  readonly depth?: number;
  /** How many fields unfold before the rest is left to pages of their own. @default 80 */
  readonly fields?: number;
  /** Named examples of the whole: variants say which of them are of their kind. @default [] */
  readonly examples?: readonly ShownExample[];
  /** The `$ref` that the schema itself is known by. */
  readonly self?: string;
}

interface Walk extends SchemaOptions {
  readonly trail: readonly string[];
  readonly level: number;
  /** Shared by the whole tree: a page shows a bounded number of fields. */
  readonly budget: { left: number };
  /** What the examples have at this place. */
  readonly examples: readonly ShownExample[];
  /** Name of the field that is unfolded; empty for the whole. */
  readonly title: string;
  /** The page of the named schema that is unfolded, where what does not fit here is whole. */
  readonly home?: string | undefined;
}

/** Fewer fields than this are shown again rather than linked to. */
const worthLink = 8;

/** Unfolds a schema. */
export function schemaView(schema: Schema, options: SchemaOptions): SchemaView {
  return view(schema, {
    examples: [],
    ...options,
    trail: options.self === undefined ? [] : [options.self],
    level: 0,
    budget: { left: options.fields ?? 80 },
    title: '',
  });
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
  if (!holdsSchemas(flat.schema)) return base;
  if (walk.budget.left <= 0 && walk.home !== undefined) {
    return { ...base, note: 'with more fields', more: walk.home };
  }
  const seen = seenSchemas(walk.scope);
  const key = `${walk.direction} ${contentKey(flat.schema)}`;
  const before = seen.find(key);
  if (before !== undefined && before.count >= worthLink) {
    return {
      ...base,
      same: { href: `#${seen.anchor(before.place)}`, title: before.title, count: before.count },
    };
  }
  const level = walk.level + (flat.name === undefined ? 0 : 1);
  const trail = [...walk.trail, ...flat.references];
  const inner = children(flat.schema, { ...walk, level, trail, home: href ?? walk.home });
  const place = inner.place ?? {};
  seen.add(key, { place, title: walk.title, count: fieldCount(inner) });
  return { ...base, ...inner, place };
}

/** How many fields unfold, those of fields included. */
function fieldCount({ fields = [], choices = [], parts = [] }: Partial<SchemaView>): number {
  const inner = [
    ...fields,
    ...choices.flatMap(({ variants }) => variants.map(({ schema }) => schema)),
    ...parts.map(({ schema }) => schema),
  ];
  return inner.reduce((sum, view) => sum + fieldCount(view), fields.length);
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

/** The example values below a place; an absent one has none there. */
function within(
  examples: readonly ShownExample[],
  step: (value: Json) => readonly (Json | undefined)[],
): ShownExample[] {
  return examples.flatMap((example) =>
    step(example.value).flatMap((value) => (value === undefined ? [] : [{ ...example, value }])),
  );
}

function children(schema: JsonObject, walk: Walk): Partial<SchemaView> {
  const fields = [...propertyFields(schema, walk), ...otherFields(schema, walk)];
  const choices = choicesOf(schema, walk);
  const parts = partsOf(schema, walk);
  const own = { fields, choices, parts, inside: insideTitle(fields, choices, parts) };
  if (!isObject(schema.items)) return own;
  const examples = within(walk.examples, (value) => (Array.isArray(value) ? value : []));
  return arrayChildren(view(schema.items, { ...walk, examples }), own);
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
      ...(item.same === undefined ? {} : { same: item.same }),
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
    ...(item.same === undefined ? {} : { same: item.same }),
    ...(item.place === undefined ? {} : { place: item.place }),
  };
}

function propertyFields(schema: JsonObject, walk: Walk): FieldView[] {
  if (!isObject(schema.properties)) return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(schema.properties)
    .filter(([, property]) => isVisible(property as Schema, walk))
    .map(([name, property]) => field(name, property as Schema, required.includes(name), walk));
}

function isVisible(property: Schema, { direction, document }: Walk): boolean {
  const { schema } = flattenSchema(document, property);
  if (direction === 'request') return schema.readOnly !== true;
  return direction === 'both' || schema.writeOnly !== true;
}

function field(name: string, schema: Schema, required: boolean, walk: Walk): FieldView {
  walk.budget.left -= 1;
  const examples = within(walk.examples, (value) => [
    isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined,
  ]);
  return { ...view(schema, { ...walk, examples, title: name }), name, required };
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
  const fitting = assignExamples(list as readonly Schema[], walk.examples, walk.document, discriminator);
  const variants = list.map((variant, index) => {
    const own = fitting[index] ?? [];
    const shown = view(variant as Schema, { ...walk, examples: own });
    const name = variantName(variant as Schema, discriminator, walk.document);
    const words = shown.fields.length > 0 ? `Variant ${index + 1}` : shown.type;
    // One example may have the variant many times, in a list.
    const examples = own.filter(({ href }, at) => own.findIndex((other) => other.href === href) === at);
    return {
      name: name ?? words,
      schema: shown,
      examples: examples.map(({ title: text, href }) => ({ title: text, href })),
    };
  });
  return [{ title: `${title}${by}`, variants }];
}

const conditions: readonly (readonly [keyword: string, title: string])[] = [
  ['if', 'If it matches'],
  ['then', 'Then'],
  ['else', 'Otherwise'],
  ['not', 'Must not match'],
  ['contains', 'Contains'],
  ['propertyNames', 'Each key'],
  ['contentSchema', 'What is encoded'],
  ['unevaluatedItems', 'Each further item'],
];

function partsOf(schema: JsonObject, walk: Walk): { title: string; schema: SchemaView }[] {
  const dependent = isObject(schema.dependentSchemas) ? Object.entries(schema.dependentSchemas) : [];
  return [
    ...conditions.flatMap(([keyword, title]) =>
      schema[keyword] === undefined || typeof schema[keyword] === 'boolean'
        ? []
        : [{ title, schema: view(schema[keyword] as Schema, walk) }],
    ),
    ...dependent.map(([name, part]) => ({
      title: `When ${name} is present`,
      schema: view(part as Schema, walk),
    })),
  ];
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
