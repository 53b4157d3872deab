import type { Json, JsonObject } from '../../model/json.ts';
import type { MediaType } from '../../model/operation.ts';
import { type ExactValue, exactJson, exactText, isList, isMembers } from '../exact-value.ts';
import { queryStyles } from '../parameters/index.ts';
import { plainPair } from '../parameters/query-style.ts';
import { isObject } from '../schema-parts.ts';
import { essenceOf } from './essence.ts';
import { isJson } from './json.ts';
import { defineMediaBody } from './media-body.ts';

/** [application/x-www-form-urlencoded](https://spec.openapis.org/oas/v3.1.1.html#encoding-the-x-www-form-urlencoded-media-type): a string is a form that is encoded already. */
export const form = defineMediaBody({
  matches: (essence) => essence === 'application/x-www-form-urlencoded',
  write(value, { mediaType, media, document }) {
    if (!isMembers(value)) return { kind: 'text', mediaType, text: exactText(value) };
    return { kind: 'form', mediaType, pairs: formPairs(value, { media, document }) };
  },
});

/** Whether a media type is a urlencoded form. */
export function isForm(mediaType: string): boolean {
  return form.matches(essenceOf(mediaType));
}

/** The decoded pairs of a form, in the order of the value. */
export function formPairs(
  value: ExactValue,
  { media }: { media: Pick<MediaType, 'encoding'>; document: JsonObject },
): (readonly [string, string])[] {
  if (!isMembers(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => propertyPairs(name, item, media.encoding[name]));
}

function propertyPairs(
  name: string,
  value: ExactValue,
  encoding: MediaType['encoding'][string] | undefined,
): (readonly [string, string])[] {
  return (
    styledPairs(name, value, encoding) ??
    contentPairs(name, value, isObject(encoding) ? encoding.contentType : undefined)
  );
}

/**
 * The pairs of a property whose [Encoding Object](https://spec.openapis.org/oas/v3.1.1.html#encoding-object) has `style`,
 * `explode` or `allowReserved`; undefined where it has none of them.
 */
export function styledPairs(
  name: string,
  value: ExactValue,
  encoding: MediaType['encoding'][string] | undefined,
): (readonly [string, string])[] | undefined {
  if (!isObject(encoding)) return undefined;
  const { style, explode, allowReserved } = encoding;
  if (style === undefined && explode === undefined && allowReserved === undefined) return undefined;
  const known = typeof style === 'string' && style in queryStyles ? style : 'form';
  const options = { name, explode: typeof explode === 'boolean' ? explode : known === 'form' };
  return (queryStyles[known]?.(value, options) ?? []).map(plainPair);
}

/**
 * By its content type: the items of a list
 * [one by one](https://spec.openapis.org/oas/v3.1.1.html#encoding-usage-and-restrictions), an object as JSON, everything
 * else as text unless it is said to be JSON.
 */
function contentPairs(
  name: string,
  value: ExactValue,
  contentType: Json | undefined,
): (readonly [string, string])[] {
  if (value === null) return [];
  if (isList(value)) return value.flatMap((item) => contentPairs(name, item, contentType));
  const asJson = typeof contentType === 'string' && isJson(contentType);
  return [[name, asJson ? exactJson(value) : exactText(value)]];
}
