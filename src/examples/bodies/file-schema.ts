import type { JsonObject } from '../../model/json.ts';

/** Whether a schema describes text that holds [encoded bytes](https://spec.openapis.org/oas/v3.1.1.html#working-with-binary-data): `format: byte` of OpenAPI 3.0, `contentEncoding` since. */
export function isEncoded({ format, contentEncoding }: JsonObject): boolean {
  return format === 'byte' || format === 'base64' || typeof contentEncoding === 'string';
}

/**
 * Whether a schema describes bytes: `format: binary` of OpenAPI 3.0, which is understood in later versions too; in these
 * [no type at all, or `contentMediaType` without `contentEncoding`](https://spec.openapis.org/oas/v3.1.1.html#working-with-binary-data).
 */
export function isBinary(schema: JsonObject, openapi: string): boolean {
  if (isEncoded(schema)) return false;
  if (schema.format === 'binary') return true;
  if (openapi.startsWith('3.0')) return false;
  const media = schema.contentMediaType;
  if (typeof media === 'string') return !/^text\/|[/+](json|xml|yaml)\b/.test(media);
  return describesNothing(schema);
}

/** No keyword says what the value is; annotations say nothing of that. */
function describesNothing(schema: JsonObject): boolean {
  const annotations = /^(title|description|example|examples|deprecated|readOnly|writeOnly|maxLength|x-.*)$/;
  return Object.keys(schema).every((key) => annotations.test(key));
}
