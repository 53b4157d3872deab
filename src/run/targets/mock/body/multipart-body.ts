import { XMLValidator } from 'fast-xml-parser';
import {
  boundaryOf,
  dispositionParameter,
  parseMultipart,
  type WirePart,
} from '../../../../lib/multipart.ts';
import type { Json } from '../../../../model/json.ts';
import { parseMediaType, rangeFit } from '../media-range.ts';
import { type RawValue, toMembers } from '../raw-value.ts';
import { readProperties } from '../read-form.ts';
import type { Refusal } from '../refusal.ts';
import { bestValues, type ValueContext } from '../typed-values.ts';
import { type BodyReader, malformed, type SentBody } from './body-reader.ts';
import { readXml } from './read-xml.ts';
import { parseXml } from './xml-element.ts';

type Member = readonly [name: string, value: RawValue];

/** [multipart/form-data](https://spec.openapis.org/oas/v3.1.1.html#encoding-multipart-media-types): a property a part, an array several of one name. */
export const multipartBody: BodyReader = (body, context) => {
  const boundary = body.type.parameters.get('boundary');
  if (boundary === undefined) return malformed('body-malformed', 'The Content-Type names no `boundary`.');
  const parts = parseMultipart(body.bytes, boundaryOf(`;boundary="${boundary}"`) ?? boundary);
  if (!parts) return malformed('body-malformed', 'The body does not end as its `boundary` says.');
  if (body.type.essence !== 'multipart/form-data') return [];
  const members: Member[] = [];
  for (const part of parts) {
    const disposition = fieldOf(part, 'content-disposition') ?? '';
    const name = dispositionParameter(disposition, 'name').at(-1);
    if (name === undefined) return malformed('body-malformed', 'A part of the body has no `name`.');
    const refusal = checkPart(part, name, body);
    if (refusal) return refusal;
    members.push([name, readPart(part, name, body, context)]);
  }
  return [...readStyled(members, body, context), typeParts(members, body, context)];
};

/** Properties whose Encoding Object names a style are written as in a query, each pair a part, with nothing encoded. */
function readStyled(members: readonly Member[], body: SentBody, context: ValueContext): readonly RawValue[] {
  const { schema, encoding } = body.media;
  const names = [...context.walk.names(schema)].filter((name) => isStyled(encoding[name]));
  if (names.length === 0) return [];
  const texts = members.flatMap(([name, raw]) => (typeof raw === 'string' ? [[name, raw] as const] : []));
  const others = members.filter(([, raw]) => typeof raw !== 'string');
  const decode = (text: string): string => text;
  const { objects, left } = readProperties(names, texts, { schema, encoding, decode }, context);
  const rest = typeParts([...left, ...others], body, context).members;
  return objects.map((properties) => ({ members: [...properties, ...rest] }));
}

function isStyled(encoding: Json | undefined): boolean {
  const { style, explode, allowReserved } = Object.assign({}, encoding) as Record<string, Json>;
  return style !== undefined || explode !== undefined || allowReserved !== undefined;
}

/** Refuses a part whose type, or whose header fields, are not those of its [Encoding Object](https://spec.openapis.org/oas/v3.1.1.html#encoding-object). */
function checkPart(part: WirePart, name: string, { media }: SentBody): Refusal | undefined {
  const encoding = Object.assign({}, media.encoding[name]) as Record<string, Json>;
  const sent = fieldOf(part, 'content-type') ?? 'text/plain';
  const type = parseMediaType(sent);
  if (typeof encoding.contentType === 'string') {
    const ranges = encoding.contentType.split(',');
    if (!type || !ranges.some((range) => rangeFit(range.trim(), type) > 0)) {
      const detail = `Part \`${name}\` is \`${sent}\`, which its \`contentType\` does not allow.`;
      return { status: 415, rule: 'part-type', detail, pointer: `/${name}`, expected: encoding.contentType };
    }
  }
  const missing = Object.entries(Object.assign({}, encoding.headers) as Record<string, Json>).find(
    ([header, described]) => isRequired(described) && fieldOf(part, header.toLowerCase()) === undefined,
  );
  return missing && malformed('part-header-missing', `Part \`${name}\` has no header \`${missing[0]}\`.`);
}

function readPart(
  part: WirePart,
  name: string,
  { bytes, media }: SentBody,
  { walk }: ValueContext,
): RawValue {
  const content = Buffer.from(bytes).subarray(part.start, part.end).toString('utf8');
  const type = parseMediaType(fieldOf(part, 'content-type') ?? 'text/plain');
  if (type && /[/+]xml$/.test(type.essence) && XMLValidator.validate(content) === true) {
    const schema = { anyOf: walk.member(media.schema, name) };
    const root = walk.types(schema)?.has('string') ? undefined : parseXml(content);
    return root ? readXml(root, schema, walk) : content;
  }
  if (!type || !/[/+]json$/.test(type.essence)) return content;
  try {
    return { json: JSON.parse(content) as Json };
  } catch {
    return content;
  }
}

/** A lone part may be an array of one. */
function typeParts(parts: readonly Member[], { media }: SentBody, context: ValueContext) {
  const members = toMembers(parts).members.map(([name, value]): readonly [string, RawValue] => {
    const schemas = context.walk.member(media.schema, name);
    if (schemas.length === 0 || typeof value !== 'string') {
      const list = typeof value === 'object' && 'json' in value && !Array.isArray(value.json);
      const known = schemas.length > 0 && list;
      return [name, known ? { json: bestOf([value, { list: [value] }], schemas, context) } : value];
    }
    return [name, { json: bestOf([value, { list: [value] }], schemas, context) }];
  });
  return { members };
}

function bestOf(
  raws: readonly RawValue[],
  schemas: Parameters<typeof bestValues>[1],
  context: ValueContext,
): Json {
  return bestValues(raws, schemas, context)[0] ?? null;
}

function fieldOf({ headers }: WirePart, name: string): string | undefined {
  return headers.find(([field]) => field.toLowerCase() === name)?.[1];
}

function isRequired(header: Json): boolean {
  return header !== null && typeof header === 'object' && 'required' in header && header.required === true;
}
