import type { Json, JsonObject, Schema } from '../../model/json.ts';
import { type ExactValue, exactText, isList, isMembers } from '../exact-value.ts';
import { isObject, propertyOf, schemaOf } from '../schema-parts.ts';
import { essenceOf } from './essence.ts';
import { defineMediaBody } from './media-body.ts';
import { printXml, type XmlElement, type XmlNode } from './xml-node.ts';

/** [XML](https://spec.openapis.org/oas/v3.1.1.html#xml-object): a string is XML that is written already. */
export const xml = defineMediaBody({
  matches: (essence) => /^(application|text)\/xml$|\+xml$/.test(essence),
  write: (value, { mediaType, media, document }) => ({
    kind: 'text',
    mediaType,
    text: writeXml(value, media.schema, document),
  }),
});

/** Whether a media type is XML. */
export function isXml(mediaType: string): boolean {
  return xml.matches(essenceOf(mediaType));
}

/** A value as an XML document, by the [`xml` keywords](https://spec.openapis.org/oas/v3.1.1.html#xml-object) of its schema; the root has the name of its component where it has no other. */
export function writeXml(value: ExactValue, schema: Schema, document: JsonObject): string {
  if (typeof value === 'string') return value;
  const view = schemaOf(schema, document);
  const component =
    isObject(schema) && typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
  const name = component ?? 'root';
  const [root] = isList(value)
    ? [toElement(name, view, { attributes: [], children: itemsOf(name, value, view, document) })]
    : nodesOf(name, value, view, document).elements;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root ? printXml(root) : ''}\n`;
}

/** What a value adds to the element that it stands in. */
interface Nodes {
  readonly attributes: readonly (readonly [string, string])[];
  readonly elements: readonly XmlNode[];
}

/** `nodeType` of [OpenAPI 3.2](https://spec.openapis.org/oas/v3.2.0.html#xml-object), or what `attribute` and `wrapped` mean in its words. */
function nodeTypeOf(schema: JsonObject, isArray: boolean): string {
  const keywords = keywordsOf(schema);
  if (typeof keywords.nodeType === 'string') return keywords.nodeType;
  if (keywords.attribute === true) return 'attribute';
  if (isArray) return keywords.wrapped === true ? 'element' : 'none';
  return 'element';
}

function nodesOf(name: string, value: ExactValue, schema: JsonObject, document: JsonObject): Nodes {
  const none: Nodes = { attributes: [], elements: [] };
  if (value === null) return none;
  const kind = nodeTypeOf(schema, isList(value));
  if (kind === 'attribute') {
    return { ...none, attributes: [[qualifiedName(name, keywordsOf(schema)), exactText(value)]] };
  }
  if (kind === 'text') return { ...none, elements: [{ text: exactText(value) }] };
  if (kind === 'cdata') return { ...none, elements: [{ cdata: exactText(value) }] };
  const content = contentOf(name, value, schema, document, kind === 'element');
  if (kind === 'none') return { attributes: content.attributes, elements: content.children };
  return { ...none, elements: [toElement(name, schema, content)] };
}

type Content = Pick<XmlElement, 'attributes' | 'children'>;

function contentOf(
  name: string,
  value: ExactValue,
  schema: JsonObject,
  document: JsonObject,
  isWrapped: boolean,
): Content {
  if (isList(value)) {
    const inner = isWrapped ? (keywordsOf(schema).name ?? name) : name;
    return { attributes: [], children: itemsOf(String(inner), value, schema, document) };
  }
  if (!isMembers(value)) {
    const text = exactText(value);
    return { attributes: [], children: text === '' ? [] : [{ text }] };
  }
  const parts = Object.entries(value).map(([key, member]) =>
    nodesOf(key, member, propertyOf(schema, key, document) ?? {}, document),
  );
  return {
    attributes: parts.flatMap(({ attributes }) => attributes),
    children: parts.flatMap(({ elements }) => elements),
  };
}

function itemsOf(
  name: string,
  items: readonly ExactValue[],
  schema: JsonObject,
  document: JsonObject,
): XmlNode[] {
  const view = schemaOf(schema.items, document);
  return items.flatMap((item) => nodesOf(name, item, view, document).elements);
}

function toElement(name: string, schema: JsonObject, content: Content): XmlElement {
  const keywords = keywordsOf(schema);
  return {
    name: qualifiedName(name, keywords),
    attributes: [...namespaceOf(keywords), ...content.attributes],
    children: content.children,
  };
}

function keywordsOf(schema: JsonObject): JsonObject {
  return isObject(schema.xml) ? schema.xml : {};
}

function qualifiedName(fallback: string, { name, prefix }: JsonObject): string {
  const local = typeof name === 'string' ? name : fallback;
  return typeof prefix === 'string' && prefix !== '' ? `${prefix}:${local}` : local;
}

function namespaceOf({ namespace, prefix }: { readonly [key: string]: Json }): [string, string][] {
  if (typeof namespace !== 'string') return [];
  return [[typeof prefix === 'string' && prefix !== '' ? `xmlns:${prefix}` : 'xmlns', namespace]];
}
