import { createValidator, type SchemaError, type Validator } from '../../lib/json-schema.ts';
import type { Version } from '../../model/docs.ts';
import type { Json, Schema } from '../../model/json.ts';
import { customarySample } from './customary-sample.ts';
import { generateValue } from './generate-value.ts';
import type { Generation } from './generation.ts';

/** A value of a schema for a request; or, where none was found, why the customary one will not do. */
export type Sample = { readonly value: Json } | { readonly fault: string };

/** Makes values for the requests of a Version, each valid by its schema and always the same. */
export type Sampler = (schema: Schema) => Sample;

/** Values that are made for one sample at most. */
const largest = 2_000;

/**
 * A Sampler over the document of a Version. Where nothing fits exactly one branch of a `oneOf`, as with many a
 * discriminator, a value that fits several will do.
 */
export function createSampler({ document, openapi }: Pick<Version, 'document' | 'openapi'>): Sampler {
  const dialect = String(openapi).startsWith('3.0') ? '3.0' : '3.1';
  const judges = [false, true].map((overlap) => createJudge(createValidator(document, dialect, { overlap })));
  const isHuge = asksForTooMuch(document);
  const made = new Map<string, Sample>();
  return (schema) => {
    const key = JSON.stringify(schema);
    const known = made.get(key) ?? make(schema);
    made.set(key, known);
    return known;
  };

  function make(schema: Schema): Sample {
    const customary = isHuge ? undefined : customarySample(schema, document);
    for (const errorsOf of judges) {
      const isValid = (part: Schema, value: Json) => errorsOf(part, value).length === 0;
      for (const value of candidates(schema, { document, isValid }, customary)) {
        if (value !== undefined && isValid(schema, value)) return { value };
      }
    }
    const [error] = judges[0]?.(schema, customary ?? {}) ?? [];
    const place = error?.pointer ? `at \`${error.pointer}\` it ` : 'it ';
    return { fault: `${place}${error?.message ?? 'has no end'}` };
  }
}

type Judge = (schema: Schema, value: Json) => readonly SchemaError[];

/** A schema that cannot be compiled allows nothing. */
function createJudge(validator: Validator): Judge {
  return (schema, value) => {
    try {
      return validator(schema, 'request')(value);
    } catch (error) {
      const isEndless = error instanceof RangeError;
      return [{ pointer: '', message: isEndless ? 'has no end' : `cannot be judged: ${String(error)}` }];
    }
  };
}

function* candidates(
  schema: Schema,
  generation: Pick<Generation, 'document' | 'isValid'>,
  customary: Json | undefined,
): Generator<Json | undefined> {
  yield customary;
  for (const optional of [true, false]) {
    yield generateValue(schema, { ...generation, optional, depth: 0, budget: { left: largest } });
  }
}

/** Whether a schema of a document asks for so many items or characters that making them would take all memory. */
function asksForTooMuch(value: Json): boolean {
  if (Array.isArray(value)) return value.some(asksForTooMuch);
  if (value === null || typeof value !== 'object') return false;
  return Object.entries(value).some(([key, member]: [string, Json]) =>
    typeof member === 'number'
      ? /^min(Items|Length|Properties)$/.test(key) && member > 10_000
      : asksForTooMuch(member),
  );
}
