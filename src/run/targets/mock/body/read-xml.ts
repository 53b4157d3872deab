import type { JsonObject, Schema } from '../../../../model/json.ts';
import { type RawValue, toMembers } from '../raw-value.ts';
import type { SchemaWalk } from '../schema-walk.ts';
import type { XmlElement } from './xml-element.ts';

/** The value that an element stands for, by the [`xml` keywords](https://spec.openapis.org/oas/v3.1.1.html#xml-object) of its schema. */
export function readXml(element: XmlElement, schema: Schema, walk: SchemaWalk): RawValue {
  const types = walk.types(schema);
  if (types?.has('array')) {
    return { list: element.children.map((child) => readXml(child, itemOf(schema, walk), walk)) };
  }
  const isObject = types?.has('object') ?? walk.names(schema).size > 0;
  return isObject ? readMembers(element, schema, walk) : element.text;
}

function readMembers(element: XmlElement, schema: Schema, walk: SchemaWalk): RawValue {
  const found: (readonly [string, RawValue])[] = [];
  const taken = new Set<XmlElement>();
  for (const name of walk.names(schema)) {
    const member: Schema = { anyOf: walk.member(schema, name) };
    const xml = walk.xml(member);
    const written = typeof xml.name === 'string' ? xml.name : name;
    const isArray = walk.types(member)?.has('array') ?? false;
    if (isAttribute(xml)) {
      const text = element.attributes.get(written);
      if (text !== undefined) found.push([name, text]);
    } else if (xml.nodeType === 'text' || xml.nodeType === 'cdata') {
      if (element.text !== '') found.push([name, element.text]);
    } else if (isArray && !isWrapped(xml)) {
      const item = itemOf(member, walk);
      const itemName = walk.xml(item).name ?? name;
      const items = element.children.filter((child) => child.name === itemName);
      for (const child of items) taken.add(child);
      if (items.length > 0) found.push([name, { list: items.map((child) => readXml(child, item, walk)) }]);
    } else {
      for (const child of element.children.filter((each) => each.name === written)) {
        taken.add(child);
        found.push([name, readXml(child, member, walk)]);
      }
    }
  }
  const rest = element.children.filter((child) => !taken.has(child));
  return toMembers([...found, ...rest.map((child) => [child.name, child.text] as const)]);
}

function itemOf(schema: Schema, walk: SchemaWalk): Schema {
  return { anyOf: walk.items(schema) };
}

function isAttribute({ attribute, nodeType }: JsonObject): boolean {
  return attribute === true || nodeType === 'attribute';
}

function isWrapped({ wrapped, nodeType }: JsonObject): boolean {
  return wrapped === true || nodeType === 'element';
}
