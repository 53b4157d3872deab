import { sample } from 'openapi-sampler';
import type { Json, JsonObject, Schema } from '../../model/json.ts';

/** The value that openapi-sampler has for a schema, what is readOnly left out; undefined where it cannot cope. */
export function customarySample(schema: Schema, document: JsonObject): Json | undefined {
  if (typeof schema === 'boolean') return schema ? {} : undefined;
  try {
    const value = quietly(() =>
      sample(schema, { skipReadOnly: true, quiet: true, format: 'json' }, document),
    );
    // It makes dates and a schema's own objects part of its result.
    return JSON.parse(JSON.stringify(value ?? null)) as Json;
  } catch {
    return undefined;
  }
}

/** It warns on the console of schemas that contradict themselves, which is for the validator to say. */
function quietly<Result>(work: () => Result): Result {
  const { warn } = console;
  console.warn = () => {};
  try {
    return work();
  } finally {
    console.warn = warn;
  }
}
