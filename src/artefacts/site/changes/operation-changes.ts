import type { Json, JsonObject, Schema } from '../../../model/json.ts';
import type { Operation } from '../../../model/operation.ts';
import { flattenSchema, isObject } from '../schema/flatten-schema.ts';
import { typeName } from '../schema/type-name.ts';
import { durationWords } from '../text/plain.ts';

/** One difference between two versions of an operation. */
export interface Change {
  readonly kind: 'new' | 'gone' | 'changed';
  /** Such as `Field of the request`. */
  readonly what: string;
  /** Such as `device.id`. */
  readonly name: string;
  /** Such as `string → string or null`. */
  readonly words?: string;
}

/** What is different in `after`, in the order in which its page tells of the parts. */
export function operationChanges(
  before: Operation,
  after: Operation,
  documents: { before: JsonObject; after: JsonObject },
): Change[] {
  const one = partsOf(before, documents.before);
  const other = partsOf(after, documents.after);
  return [
    ...(before.method === after.method && before.path === after.path
      ? []
      : [
          {
            kind: 'changed' as const,
            what: 'Address',
            name: `${after.method} ${after.path}`,
            words: `was ${before.method} ${before.path}`,
          },
        ]),
    ...[...new Set([...other.keys(), ...one.keys()])].flatMap((what) =>
      differences(what, one.get(what), other.get(what)),
    ),
  ];
}

/** Name → what is said of it. */
type Part = ReadonlyMap<string, string>;

function differences(what: string, before: Part = new Map(), after: Part = new Map()): Change[] {
  const found: Change[] = [];
  for (const [name, words] of after) {
    const was = before.get(name);
    if (was === undefined) found.push({ kind: 'new', what, name, words });
    else if (was !== words) found.push({ kind: 'changed', what, name, words: `${was} → ${words}` });
  }
  for (const [name] of before) if (!after.has(name)) found.push({ kind: 'gone', what, name });
  return found;
}

function partsOf(operation: Operation, document: JsonObject): Map<string, Part> {
  const success = operation.responses.filter(({ status }) => status.startsWith('2'));
  return new Map<string, Part>([
    [
      'Parameter',
      new Map(
        operation.parameters.map(({ name, in: place, required }) => [
          `${name} (${place})`,
          required ? 'required' : 'optional',
        ]),
      ),
    ],
    [
      'Field of the request',
      fieldsOf(operation.requestBody?.content.map(({ schema }) => schema) ?? [], document),
    ],
    ['Answer', new Map(operation.responses.map(({ status }) => [status, '']))],
    [
      'Field of the answer',
      fieldsOf(
        success.flatMap(({ content }) => content.map(({ schema }) => schema)),
        document,
      ),
    ],
    [
      'Limit',
      new Map(
        operation.rateLimits.map(({ id, limit, window }) => [id, `${limit} per ${durationWords(window)}`]),
      ),
    ],
  ]);
}

/** Dotted names of fields with their types, a few levels deep. */
function fieldsOf(schemas: readonly Schema[], document: JsonObject): Part {
  const fields = new Map<string, string>();
  for (const schema of schemas) collect(schema, '', 0, document, fields);
  return fields;
}

function collect(
  schema: Schema,
  prefix: string,
  depth: number,
  document: JsonObject,
  fields: Map<string, string>,
): void {
  if (depth > 5) return;
  const flat = flattenSchema(document, schema).schema;
  const required: readonly Json[] = Array.isArray(flat.required) ? flat.required : [];
  for (const [name, property] of Object.entries(isObject(flat.properties) ? flat.properties : {})) {
    const type = typeName(flattenSchema(document, property as Schema).schema);
    fields.set(prefix + name, required.includes(name) ? `${type}, required` : type);
    collect(property as Schema, `${prefix}${name}.`, depth + 1, document, fields);
  }
  if (isObject(flat.items)) collect(flat.items, prefix.replace(/\.$/, '[].'), depth + 1, document, fields);
  for (const variants of [flat.oneOf, flat.anyOf]) {
    for (const variant of Array.isArray(variants) ? variants : [])
      collect(variant as Schema, prefix, depth + 1, document, fields);
  }
}
