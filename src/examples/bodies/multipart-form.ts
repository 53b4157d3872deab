import type { Part } from '../../model/example.ts';
import { type ExactValue, exactText, isList, isMembers } from '../exact-value.ts';
import { propertyOf, schemaOf } from '../schema-parts.ts';
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

/** The parts of one property. Only [since OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.1.html#encoding-object) `style` and its kin hold in multipart/form-data. */
function propertyParts(name: string, value: ExactValue, context: BodyContext): Part[] {
  if (value === null) return [];
  const encoding = context.media.encoding[name];
  const pairs = context.openapi.startsWith('3.0') ? undefined : styledPairs(name, value, encoding);
  if (pairs) return pairs.map(([key, text]) => ({ name: key, headers: [], content: { text } }));
  const schema = propertyOf(context.media.schema, name, context.document) ?? {};
  if (!isList(value)) return [toPart({ name, value, schema, encoding }, context)];
  const items = schemaOf(schema.items, context.document);
  return value
    .filter((item) => item !== null)
    .map((item) => toPart({ name, value: item, schema: items, encoding }, context));
}
