import { sample as sampleSchema } from 'openapi-sampler';
import type { Json, JsonObject, Schema } from '../model/json.ts';

/** Makes a value that a schema describes, for a request (readOnly parts left out). */
export function sampleRequest(schema: Schema, document: JsonObject): Json {
  if (typeof schema === 'boolean') return schema ? {} : null;
  const value = sampleSchema(schema, { skipReadOnly: true, quiet: true, format: 'json' }, document);
  return (value ?? null) as Json;
}
