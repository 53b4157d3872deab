import type { Part } from '../../model/example.ts';
import type { JsonObject } from '../../model/json.ts';
import { type ExactValue, exactText, isList, isMembers } from '../exact-value.ts';
import { propertyOf, schemaOf } from '../schema-parts.ts';
import { isBinary } from './file-schema.ts';
import { styledPairs } from './form.ts';
import { type BodyContext, defineMediaBody } from './media-body.ts';
import { written } from './multipart.ts';
import { toPart } from './part.ts';

/** [multipart/form-data](https://spec.openapis.org/oas/v3.1.1.html#encoding-multipart-media-types): a part for each property, and for each item of a list. */
export const multipartForm = defineMediaBody({
  matches: (essence) => essence === 'multipart/form-data',
  write(value, context) {
    const { mediaType } = context;
    if (!isMembers(value)) return written(exactText(value), context);
    const parts = Object.entries(value).flatMap(([name, item]) => propertyParts(name, item, context));
    return { kind: 'multipart', mediaType, parts };
  },
});

const text: JsonObject = { type: 'string' };

/** The parts of one property. Only [since OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.1.html#encoding-object) `style` and its kin hold in multipart/form-data. */
function propertyParts(name: string, value: ExactValue, context: BodyContext): Part[] {
  const { media, document, openapi } = context;
  // What no schema describes is the text that it is written as; described by one that says nothing, it is bytes.
  const schema = propertyOf(media.schema, name, document) ?? text;
  const list = isList(value) ? schemaOf(schema.items ?? text, document) : undefined;
  // Of bytes there is no JSON value: they are sampled as null.
  const isSent = (item: ExactValue) => item !== null || isBinary(list ?? schema, openapi);
  if (!isSent(value)) return [];
  const encoding = media.encoding[name];
  const pairs = openapi.startsWith('3.0') ? undefined : styledPairs(name, value, encoding);
  if (pairs) return pairs.map(([key, said]) => ({ name: key, headers: [], content: { text: said } }));
  if (!list || !isList(value)) return [toPart({ name, value, schema, encoding }, context)];
  return value.filter(isSent).map((item) => toPart({ name, value: item, schema: list, encoding }, context));
}
