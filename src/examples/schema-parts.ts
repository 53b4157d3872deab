import { fragmentToPointer, valueAtPointer } from '../lib/json-pointer.ts';
import type { Json, JsonObject, Schema } from '../model/json.ts';

/** References and compositions are followed this far. */
const deepest = 20;

/** The schema itself, `$ref` followed within the bundled document; what is no schema object says nothing. */
export function schemaOf(schema: Json | undefined, document: JsonObject, depth = 0): JsonObject {
  if (!isObject(schema)) return {};
  if (typeof schema.$ref !== 'string' || depth > deepest) return schema;
  const { $ref, ...siblings } = schema;
  const target = valueAtPointer(document, fragmentToPointer($ref)) as Json | undefined;
  return { ...schemaOf(target, document, depth + 1), ...siblings };
}

/** The schema of a property, looked for in `properties`, then in the branches of a composition. */
export function propertyOf(
  schema: Schema,
  name: string,
  document: JsonObject,
  depth = 0,
): JsonObject | undefined {
  const view = schemaOf(schema, document);
  if (isObject(view.properties) && Object.hasOwn(view.properties, name)) {
    return schemaOf(view.properties[name], document);
  }
  if (depth < deepest) {
    for (const branch of branchesOf(view)) {
      const found = propertyOf(branch, name, document, depth + 1);
      if (found) return found;
    }
  }
  return isObject(view.additionalProperties) ? schemaOf(view.additionalProperties, document) : undefined;
}

/** The first type that a schema names beside `null`, in its branches too; undefined where it names none. */
export function typeOf(schema: Schema, document: JsonObject, depth = 0): string | undefined {
  const view = schemaOf(schema, document);
  const types = [view.type].flat().filter((type) => typeof type === 'string' && type !== 'null');
  if (typeof types[0] === 'string') return types[0];
  if (isObject(view.properties)) return 'object';
  if (depth >= deepest) return undefined;
  for (const branch of branchesOf(view)) {
    const type = typeOf(branch, document, depth + 1);
    if (type !== undefined) return type;
  }
  return undefined;
}

function branchesOf({ allOf, oneOf, anyOf }: JsonObject): Schema[] {
  return [allOf, oneOf, anyOf].flatMap((branches) => (Array.isArray(branches) ? branches : []));
}

/** Whether a JSON value is an object, not an array. */
export function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
