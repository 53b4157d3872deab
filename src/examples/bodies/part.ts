import type { Part } from '../../model/example.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { type ExactValue, exactText, isMembers } from '../exact-value.ts';
import { toParameterValue } from '../parameters/parameter-style.ts';
import { simple } from '../parameters/simple.ts';
import { isObject, schemaOf, typeOf } from '../schema-parts.ts';
import { concreteType } from './concrete-type.ts';
import { essenceOf } from './essence.ts';
import { bytesOf, extensionOf, filenameOf } from './file-bytes.ts';
import { isBinary, isEncoded } from './file-schema.ts';
import { isJson } from './json.ts';
import { jsonText } from './json-text.ts';
import type { BodyContext } from './media-body.ts';
import { text } from './text.ts';
import { isXml, writeXml } from './xml.ts';

/** What says how one part is written. */
export interface PartSource {
  readonly name: string;
  readonly value: ExactValue;
  readonly schema: JsonObject;
  readonly encoding: Json | undefined;
}

/**
 * One part of a multipart body with the Content-Type of its
 * [Encoding Object](https://spec.openapis.org/oas/v3.1.1.html#encoding-object), or the default of its type. `text/plain`,
 * which a part without a Content-Type has anyway, is not said unless the document says it.
 */
export function toPart(source: PartSource, context: BodyContext): Part {
  const { name, value, schema } = source;
  const encoding = isObject(source.encoding) ? source.encoding : {};
  const said = typeof encoding.contentType === 'string' ? concreteType(encoding.contentType) : undefined;
  const contentType = said ?? defaultType(source, context);
  const headers = partHeaders(encoding.headers, context.document);
  if (isFile(source, contentType, context)) {
    const file = context.file(
      filenameOf(value) ?? `${name}.${extensionOf(contentType)}`,
      bytesOf(value, contentType),
    );
    return { name, filename: file.name, contentType, headers, content: { file } };
  }
  const isPlain = said === undefined && contentType === 'text/plain';
  return {
    name,
    ...(isPlain ? {} : { contentType }),
    headers,
    content: { text: partText(value, contentType, schema, context.document) },
  };
}

function defaultType({ value, schema }: PartSource, { openapi, document }: BodyContext): string {
  const media = typeof schema.contentMediaType === 'string' ? schema.contentMediaType : undefined;
  if (isEncoded(schema)) return media ?? 'application/octet-stream';
  if (isMembers(value)) return 'application/json';
  if (isBinary(schema, openapi)) return media ?? 'application/octet-stream';
  if (typeOf(schema, document) === 'object') return 'application/json';
  return 'text/plain';
}

function isFile({ value, schema }: PartSource, contentType: string, { openapi }: BodyContext): boolean {
  if (isEncoded(schema) || isMembers(value)) return false;
  if (isBinary(schema, openapi)) return true;
  const essence = essenceOf(contentType);
  return typeof value === 'string' && !isJson(essence) && !isXml(essence) && !text.matches(essence);
}

function partText(value: ExactValue, contentType: string, schema: JsonObject, document: JsonObject): string {
  if (isJson(contentType)) return jsonText(value, schema, document);
  if (isXml(contentType)) return writeXml(value, schema, document);
  return exactText(value);
}

/** Header fields of a part that have an example or must be there; `Content-Type` is not described here. */
function partHeaders(headers: Json | undefined, document: JsonObject): (readonly [string, string])[] {
  if (!isObject(headers)) return [];
  return Object.entries(headers)
    .filter(([name]) => name.toLowerCase() !== 'content-type')
    .flatMap(([name, header]): (readonly [string, string])[] => {
      const value = headerExample(schemaOf(header, document), document);
      const parts = value === undefined ? undefined : toParameterValue(value);
      return parts ? [[name, simple(parts, { name, explode: false, encode: (each) => each })]] : [];
    });
}

function headerExample(header: JsonObject, document: JsonObject): Json | undefined {
  if (header.example !== undefined) return header.example;
  const [first] = isObject(header.examples) ? Object.values(header.examples) : [];
  const example = schemaOf(first, document);
  const schema = schemaOf(header.schema, document);
  const said = example.value ?? example.dataValue ?? schema.example ?? schema.default ?? schema.const;
  if (said !== undefined) return said;
  const listed = [schema.examples, schema.enum].find((each) => Array.isArray(each));
  return Array.isArray(listed) ? listed[0] : undefined;
}
