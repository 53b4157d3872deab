import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';

/** A place in a value that its schema does not allow. */
export interface SchemaError {
  /** JSON Pointer into the value. */
  readonly pointer: string;
  readonly message: string;
}

export type Validate = (value: unknown) => SchemaError[];

// ajv-formats is CommonJS: its default export arrives wrapped.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

/**
 * Makes validators for schemas that stand in one OpenAPI document, `$ref`s into it resolved; memoised by schema.
 * JSON Schema 2020-12 with `format` asserted; the 3.0 dialect (`nullable`, boolean `exclusiveMinimum`) is translated.
 */
export function createValidator(
  document: { readonly [key: string]: unknown },
  dialect: '3.0' | '3.1',
): (schema: unknown) => Validate {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true, logger: false });
  addFormats(ajv);
  const components = dialect === '3.0' ? translate(document.components ?? {}) : (document.components ?? {});
  const made = new Map<unknown, Validate>();
  return (schema) => {
    const known = made.get(schema);
    if (known) return known;
    const translated = dialect === '3.0' ? translate(schema) : schema;
    const validate = toValidate(() =>
      ajv.compile(typeof translated === 'object' ? { ...translated, components } : { not: {} }),
    );
    made.set(schema, schema === true ? () => [] : validate);
    return made.get(schema) ?? validate;
  };
}

function toValidate(compile: () => ValidateFunction): Validate {
  let compiled: ValidateFunction | undefined;
  return (value) => {
    compiled ??= compile();
    return compiled(value) ? [] : (compiled.errors ?? []).map(toSchemaError);
  };
}

function toSchemaError(error: ErrorObject): SchemaError {
  const name = error.params.additionalProperty ?? error.params.unevaluatedProperty;
  const detail = typeof name === 'string' ? ` (\`${name}\`)` : '';
  return { pointer: error.instancePath, message: `${error.message ?? error.keyword}${detail}` };
}

type SchemaNode = { readonly [key: string]: unknown };

/** The [3.0 dialect](https://spec.openapis.org/oas/v3.0.3.html#schema-object) in the words of 2020-12. */
function translate(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(translate);
  if (node === null || typeof node !== 'object') return node;
  const source = node as SchemaNode;
  const target: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(source)) {
    target[key] = key === 'enum' || key === 'default' || key === 'example' ? value : translate(value);
  }
  if (source.nullable === true && typeof source.type === 'string') target.type = [source.type, 'null'];
  if (source.nullable === true && Array.isArray(source.enum)) target.enum = [...source.enum, null];
  for (const [flag, limit] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof source[flag] !== 'boolean') continue;
    delete target[flag];
    if (source[flag] === true) {
      target[flag] = source[limit];
      delete target[limit];
    }
  }
  return target;
}
