import type { Json } from '../../../model/json.ts';
import { childOf, follow, isEqual, isObject, memberOf, type Part } from '../../tree.ts';

/** A schema as the conjunction of the objects that say something: `$ref` and `allOf` taken apart. */
export interface SchemaView {
  readonly parts: readonly Part[];
  /** Where the schema itself stands. */
  readonly place: Part;
  /** JSON types without `null`; empty where any is allowed. */
  readonly types: ReadonlySet<string>;
  readonly isNullable: boolean;
}

/** Takes schemas that all hold for one value apart. */
export function viewOf(schemas: readonly [Part, ...Part[]]): SchemaView {
  const parts = schemas.flatMap((schema) => flatten(schema, new Set()));
  const written = parts.map(typesOf).filter((types) => types.length > 0);
  const types = written.reduce<string[] | undefined>(
    (common, own) => common?.flatMap((type) => commonType(type, own)) ?? own,
    undefined,
  );
  return {
    parts,
    place: schemas[0],
    types: new Set(types?.filter((type) => type !== 'null')),
    isNullable:
      types?.includes('null') === true ||
      parts.some(({ value }) => isObject(value) && value.nullable === true),
  };
}

/** Every occurrence of a keyword; more than one under `allOf`. */
export function occurrences({ parts }: SchemaView, keyword: string): Part[] {
  return parts.flatMap((part) => memberOf(part, keyword) ?? []);
}

/** The first occurrence of a keyword. */
export function keywordOf(view: SchemaView, keyword: string): Part | undefined {
  return occurrences(view, keyword)[0];
}

/** Whether any part sets a keyword to `true`. */
export function isSet(view: SchemaView, keyword: string): boolean {
  return occurrences(view, keyword).some(({ value }) => value === true);
}

/** The members of a map of schemas, such as `properties`, each with all that holds for it. */
export function schemasIn(view: SchemaView, keyword: string): Map<string, [Part, ...Part[]]> {
  const found = new Map<string, [Part, ...Part[]]>();
  for (const map of occurrences(view, keyword)) {
    if (!isObject(map.value)) continue;
    for (const name of Object.keys(map.value)) {
      const schema = memberOf(map, name);
      if (schema === undefined) continue;
      const known = found.get(name);
      if (known) known.push(schema);
      else found.set(name, [schema]);
    }
  }
  return found;
}

function flatten(schema: Part, seen: Set<unknown>): Part[] {
  const { value } = schema;
  if (value === false) return [{ ...schema, value: { not: {} } }];
  if (!isObject(value) || seen.has(value)) return [];
  seen.add(value);
  if (typeof value.$ref === 'string') {
    const target = follow(schema);
    const beside = String(schema.tree.document.openapi).startsWith('3.0')
      ? []
      : besideReference(schema, seen);
    return [...(target ? flatten(target, seen) : []), ...beside];
  }
  return [schema, ...conjuncts(schema, seen), ...withoutNull(schema, seen)];
}

/** Since OpenAPI 3.1 what stands beside a `$ref` in a schema holds too. */
function besideReference(schema: Part, seen: Set<unknown>): Part[] {
  if (!isObject(schema.value)) return [];
  const { $ref: _, ...beside } = schema.value;
  const own = { ...schema, value: beside };
  return Object.keys(beside).length === 0 ? [] : [own, ...conjuncts(own, seen)];
}

function conjuncts(schema: Part, seen: Set<unknown>): Part[] {
  const all = childOf(schema, 'allOf');
  if (!Array.isArray(all?.value)) return [];
  return all.value.flatMap((_, index) => {
    const member = memberOf(all, String(index));
    return member ? flatten(member, seen) : [];
  });
}

/** `anyOf: [S, { type: 'null' }]` is another way to write S that may be `null`. */
function withoutNull(schema: Part, seen: Set<unknown>): Part[] {
  const only = nullableBranch(schema);
  return only ? [{ ...schema, value: { nullable: true } }, ...flatten(only, seen)] : [];
}

/** The branch beside `null`, where a union has nothing else. */
export function nullableBranch(schema: Part): Part | undefined {
  const union = memberOf(schema, 'anyOf') ?? memberOf(schema, 'oneOf');
  if (!Array.isArray(union?.value) || union.value.length !== 2) return undefined;
  const index = union.value.findIndex((branch: Json) => isEqual(branch, { type: 'null' }));
  return index < 0 ? undefined : memberOf(union, String(1 - index));
}

function typesOf({ value }: Part): string[] {
  if (!isObject(value)) return [];
  const { type, nullable } = value;
  const types = typeof type === 'string' ? [type] : Array.isArray(type) ? type.filter(isText) : [];
  return types.length > 0 && nullable === true ? [...types, 'null'] : types;
}

function commonType(type: string, others: readonly string[]): string[] {
  if (others.includes(type)) return [type];
  if (type === 'integer' && others.includes('number')) return ['integer'];
  return type === 'number' && others.includes('integer') ? ['integer'] : [];
}

function isText(value: Json): value is string {
  return typeof value === 'string';
}
