import { XMLParser } from 'fast-xml-parser';

/** An XML element; names without their prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
});

/** The root element of a text that is known to be well-formed. */
export function parseXml(text: string): XmlElement | undefined {
  return elementsOf(parser.parse(text))[0];
}

type Node = Readonly<Record<string, unknown>>;

/** What the parser gives: a list of objects with one key each, the attributes under `:@`. */
function elementsOf(nodes: unknown): XmlElement[] {
  return listOf(nodes).flatMap((node) =>
    Object.entries(node)
      .filter(([name]) => !/^[:#?!]/.test(name))
      .map(([name, content]) => ({
        name: localName(name),
        attributes: attributesOf(node[':@']),
        children: elementsOf(content),
        text: listOf(content)
          .map((each) => each['#text'] ?? '')
          .join(''),
      })),
  );
}

function listOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter((each) => each !== null && typeof each === 'object') : [];
}

function attributesOf(value: unknown): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(Object.assign({}, value)).map(([name, text]) => [localName(name), String(text)]),
  );
}

function localName(name: string): string {
  return name.replace(/^[^:]*:/, '');
}
