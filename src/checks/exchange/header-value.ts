import type { Json, JsonObject, Schema } from '../../model/json.ts';
import { childSchemas, schemasOf } from './schema-view.ts';

/** A header's text as a value of the type that its schema names, in [style `simple`](https://spec.openapis.org/oas/v3.1.1.html#style-values). */
export function toHeaderValue(text: string, schema: Schema, document: JsonObject): Json {
  return typed(text, schemasOf(schema, document), document);
}

function typed(text: string, schemas: readonly JsonObject[], document: JsonObject): Json {
  const types = schemas.flatMap(({ type }) => (Array.isArray(type) ? type : [type]));
  if (types.includes('string')) return text;
  if (types.includes('array')) {
    const items = text === '' ? [] : text.split(',').map((item) => item.trim());
    return items.map((item, index) =>
      typed(item, childSchemas(schemas, String(index), true, document), document),
    );
  }
  const isNumber = types.includes('integer') || types.includes('number');
  if (isNumber && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
