import { fragmentToPointer, valueAtPointer } from '../../../lib/json-pointer.ts';
import type { Json, JsonObject, Schema } from '../../../model/json.ts';

/** What a schema says of the texts that it describes, through references and combinations. */
export interface SchemaWalk {
  /** The types that it allows; undefined: all. */
  readonly types: (schema: Schema) => ReadonlySet<string> | undefined;
  /** Every schema of the items of an array. */
  readonly items: (schema: Schema) => readonly Schema[];
  /** Every schema of a member; those of additional ones where the name is none of the properties. */
  readonly member: (schema: Schema, name: string) => readonly Schema[];
  /** Names of the properties. */
  readonly names: (schema: Schema) => ReadonlySet<string>;
  /** The `xml` keywords, of the first part that has some. */
  readonly xml: (schema: Schema) => JsonObject;
  /** Whether members beyond the properties may come. */
  readonly isOpen: (schema: Schema) => boolean;
}

/** A schema that refers to itself without end is followed no further than this many parts. */
const partLimit = 500;

/** Walks the schemas of one document. */
export function createSchemaWalk(document: JsonObject): SchemaWalk {
  const known = new Map<Schema, readonly JsonObject[]>();
  const parts = (schema: Schema) => {
    const found = known.get(schema) ?? partsOf(schema, document);
    known.set(schema, found);
    return found;
  };
  return {
    types: (schema) => typesOf(schema, document, new Set()),
    items: (schema) =>
      parts(schema).flatMap(({ items, prefixItems }) => [
        ...(isSchema(items) ? [items] : []),
        ...(Array.isArray(prefixItems) ? prefixItems.filter(isSchema) : []),
      ]),
    member: (schema, name) => {
      const named = parts(schema).flatMap(({ properties }) => ownSchema(properties, name));
      if (named.length > 0) return named;
      return parts(schema).flatMap((part) => ownSchema(part, 'additionalProperties'));
    },
    names: (schema) =>
      new Set(
        parts(schema).flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : [])),
      ),
    xml: (schema) => parts(schema).flatMap(({ xml }) => (isObject(xml) ? [xml] : []))[0] ?? {},
    isOpen: (schema) => parts(schema).every((part) => part.additionalProperties !== false),
  };
}

function partsOf(schema: Schema, document: JsonObject): JsonObject[] {
  const found = new Set<JsonObject>();
  const waiting: Schema[] = [schema];
  for (let next = waiting.shift(); next !== undefined && found.size < partLimit; next = waiting.shift()) {
    if (!isObject(next) || found.has(next)) continue;
    found.add(next);
    waiting.push(...referred(next, document));
    for (const key of ['allOf', 'anyOf', 'oneOf'] as const) waiting.push(...listOf(next[key]));
    for (const key of ['then', 'else'] as const) if (isSchema(next[key])) waiting.push(next[key]);
  }
  return [...found];
}

function typesOf(
  schema: Schema,
  document: JsonObject,
  above: ReadonlySet<Schema>,
): ReadonlySet<string> | undefined {
  if (!isObject(schema) || above.has(schema)) return undefined;
  const own = ownTypes(schema);
  if (own) return own;
  const inside = new Set([...above, schema]);
  for (const part of [...referred(schema, document), ...listOf(schema.allOf)]) {
    const types = typesOf(part, document, inside);
    if (types) return types;
  }
  const branches = listOf(schema.anyOf ?? schema.oneOf);
  const each = branches.map((branch) => typesOf(branch, document, inside));
  if (each.length === 0 || each.some((types) => types === undefined)) return undefined;
  return new Set(each.flatMap((types) => [...(types ?? [])]));
}

function ownTypes({ type, nullable, enum: values, const: value }: JsonObject): Set<string> | undefined {
  const named = [type].flat().filter((each) => typeof each === 'string');
  if (named.length > 0) return new Set(nullable === true ? [...named, 'null'] : named);
  if (Array.isArray(values)) return new Set(values.map(typeOf));
  return value === undefined ? undefined : new Set([typeOf(value)]);
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function referred({ $ref }: JsonObject, document: JsonObject): Schema[] {
  if (typeof $ref !== 'string') return [];
  const target = valueAtPointer(document, fragmentToPointer($ref));
  return isSchema(target) ? [target] : [];
}

function listOf(value: unknown): Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

function ownSchema(map: unknown, name: string): Schema[] {
  const schema = isObject(map) && Object.hasOwn(map, name) ? map[name] : undefined;
  return isSchema(schema) ? [schema] : [];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isObject(value);
}

function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
