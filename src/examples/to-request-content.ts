import type { RequestContent } from '../model/example.ts';
import type { Json } from '../model/json.ts';

/** Serialises a body by its media type: JSON and `+json`, urlencoded, text; a string of any other type is sent as it is. */
export function toRequestContent(mediaType: string, value: Json): RequestContent {
  const essence = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (essence === 'application/json' || essence.endsWith('+json')) return { kind: 'json', mediaType, value };
  if (essence === 'application/x-www-form-urlencoded' && isObject(value)) {
    return {
      kind: 'form',
      mediaType,
      pairs: Object.entries(value).flatMap(([key, item]) => pairs(key, item)),
    };
  }
  return { kind: 'text', mediaType, text: typeof value === 'string' ? value : JSON.stringify(value) };
}

/** The default encoding of a property: [`form` with `explode`](https://spec.openapis.org/oas/v3.1.1.html#encoding-object). */
function pairs(key: string, value: Json): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => pairs(key, item));
  if (isObject(value)) return [[key, JSON.stringify(value)]];
  return [[key, value === null ? '' : String(value)]];
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
