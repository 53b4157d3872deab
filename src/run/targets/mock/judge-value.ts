import type { SchemaError } from '../../../lib/json-schema.ts';
import type { Json, Schema } from '../../../model/json.ts';
import type { RawValue } from './raw-value.ts';
import type { Refusal } from './refusal.ts';
import { typedValues, type ValueContext } from './typed-values.ts';

/** Errors that a refusal lists. */
const errorLimit = 8;

type Fault = Pick<Refusal, 'detail' | 'pointer' | 'expected' | 'errors'>;

/** What is wrong with a value that was read as one of several; undefined when one of the readings is allowed. */
export function judgeReadings(
  readings: readonly RawValue[],
  schema: Schema,
  subject: string,
  context: ValueContext,
): Fault | undefined {
  const values = inOrder(readings, schema, context).flatMap((raw) => typedValues(raw, [schema], context));
  if (values.length === 0) return { detail: `${subject} is not written as its \`style\` wants it.` };
  return judgeValues(values, schema, subject, context);
}

/** What is wrong with a value that may be any of the given ones. */
function judgeValues(
  values: readonly Json[],
  schema: Schema,
  subject: string,
  { validator }: Pick<ValueContext, 'validator'>,
): Fault | undefined {
  const validate = validator(schema, 'request');
  let nearest: SchemaError[] | undefined;
  for (const value of values) {
    const errors = validate(value);
    if (errors.length === 0) return undefined;
    nearest ??= errors;
  }
  const [first, ...more] = nearest ?? [];
  const at = first?.pointer ? ` at \`${first.pointer}\`` : '';
  return {
    detail: `${subject}${at} ${first?.message ?? 'is not allowed'}.`,
    pointer: first?.pointer ?? '',
    ...(first && { expected: first.message }),
    ...(more.length > 0 && {
      errors: (nearest ?? [])
        .slice(0, errorLimit)
        .map(({ pointer, message }) => ({ pointer, detail: message })),
    }),
  };
}

/** The reading of the kind that the schema names comes first: what is wrong with it is what is told. */
function inOrder(readings: readonly RawValue[], schema: Schema, { walk }: ValueContext): readonly RawValue[] {
  const types = walk.types(schema);
  if (!types) return readings;
  const fits = (raw: RawValue): boolean => {
    if (typeof raw === 'string') return [...types].some((type) => type !== 'array' && type !== 'object');
    return 'json' in raw || types.has('list' in raw ? 'array' : 'object');
  };
  const fitting = readings.filter(fits);
  // A text may be the JSON of what has no other form.
  const texts = readings.filter((raw) => typeof raw === 'string' && !fits(raw));
  return fitting.length > 0 ? [...fitting, ...texts] : readings;
}
