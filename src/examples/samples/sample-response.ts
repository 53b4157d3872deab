import { sample as sampleSchema } from 'openapi-sampler';
import type { Json, JsonObject, Schema } from '../../model/json.ts';

/** Makes a value that a schema describes, for an answer (writeOnly parts left out). */
export function sampleResponse(schema: Schema, document: JsonObject): Json {
  if (typeof schema === 'boolean') return schema ? {} : null;
  const value = sampleSchema(schema, { skipWriteOnly: true, quiet: true, format: 'json' }, document);
  return (value ?? null) as Json;
}
