import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { fragmentToPointer, valueAtPointer } from './json-pointer.ts';
import { toPatternMatcher } from './pattern-matcher.ts';
import { type Translation, translateSchema } from './translate-schema.ts';

/** A place in a value that its schema does not allow. */
export interface SchemaError {
  /** JSON Pointer into the value. */
  readonly pointer: string;
  readonly message: string;
}

export type Validate = (value: unknown) => SchemaError[];

/** Makes the validator of a schema; memoised by schema. */
export type Validator = (schema: unknown, direction?: Translation['direction']) => Validate;

// ajv-formats is CommonJS: its default export arrives wrapped.
const addFormats = addFormatsModule as unknown as (ajv: Ajv2020) => void;

/**
 * Makes validators for schemas that stand in one OpenAPI document, `$ref`s into it resolved: JSON Schema 2020-12 with
 * `format` asserted. Only what a schema refers to is looked at, so that a large document costs nothing by its size.
 */
export function createValidator(
  document: { readonly [key: string]: unknown },
  dialect: Translation['dialect'],
  { overlap = false }: Pick<Translation, 'overlap'> = {},
): Validator {
  const both = {
    request: createDirection(document, { dialect, direction: 'request', overlap }),
    response: createDirection(document, { dialect, direction: 'response', overlap }),
  };
  return (schema, direction = 'response') => both[direction](schema);
}

function createDirection(
  document: { readonly [key: string]: unknown },
  options: Pick<Translation, 'dialect' | 'direction' | 'overlap'>,
): (schema: unknown) => Validate {
  const ajv = createAjv();
  const names = new Map<string, string>();
  const translation: Translation = {
    ...options,
    resolve: (ref) => valueAtPointer(document, fragmentToPointer(ref)),
    nameOf: (ref) => {
      const known = names.get(ref);
      if (known !== undefined) return known;
      const name = `schema:${names.size}`;
      // Named before it is translated: a schema may contain itself.
      names.set(ref, name);
      ajv.addSchema(toAjvSchema(translateSchema(translation.resolve(ref), translation)), name);
      return name;
    },
  };
  const compileWhole = createGuard();
  const made = new Map<unknown, Validate>();
  return (schema) => {
    const known = made.get(schema);
    if (known) return known;
    const validate = lazily(() =>
      compileWhole(() => ajv.compile(toAjvSchema(translateSchema(schema, translation)))),
    );
    made.set(schema, validate);
    return validate;
  };
}

function createAjv(): Ajv2020 {
  // What is no pattern, or takes too long, cannot judge.
  const engine = (pattern: string) => {
    const matches = toPatternMatcher(pattern);
    // ajv tells patterns apart by their text.
    return { test: (text: string) => matches?.(text) ?? true, toString: () => pattern };
  };
  const regExp = Object.assign(engine, { code: 'toPatternMatcher' });
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateFormats: true,
    logger: false,
    addUsedSchema: false,
    validateSchema: false,
    code: { regExp },
  });
  addFormats(ajv);
  return ajv;
}

/** A schema that is missing or no schema allows everything: it is a Finding of the loader already. */
function toAjvSchema(schema: unknown): object {
  if (schema === false) return { not: {} };
  return schema !== null && typeof schema === 'object' ? schema : {};
}

/** Schemas that refer to others deeper than the stack is have no validator, nor have those that lead to them. */
function createGuard(): (compile: () => ValidateFunction) => ValidateFunction | undefined {
  let overflowed = false;
  return (compile) => {
    try {
      return compile();
    } catch (error) {
      overflowed ||= error instanceof RangeError;
      if (!overflowed) throw error;
      return undefined;
    }
  };
}

const tooDeep: SchemaError = {
  pointer: '',
  message: 'cannot be checked: its schema refers to others, and these to others, too deep to be followed',
};

function lazily(compile: () => ValidateFunction | undefined): Validate {
  let compiled: { readonly validate: ValidateFunction | undefined } | undefined;
  return (value) => {
    compiled ??= { validate: compile() };
    const { validate } = compiled;
    if (validate === undefined) return [tooDeep];
    return validate(value) ? [] : (validate.errors ?? []).map(toSchemaError);
  };
}

function toSchemaError(error: ErrorObject): SchemaError {
  const name = error.params.additionalProperty ?? error.params.unevaluatedProperty;
  const detail = typeof name === 'string' ? ` (\`${name}\`)` : '';
  return { pointer: error.instancePath, message: `${error.message ?? error.keyword}${detail}` };
}
