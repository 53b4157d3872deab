/** An XML element. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly XmlNode[];
}

/** An element, text, or text that stands in a CDATA section. */
export type XmlNode = XmlElement | { readonly text: string } | { readonly cdata: string };

/** Prints an element, indented by two spaces where it holds nothing but elements. */
export function printXml(node: XmlNode, indent = ''): string {
  if ('text' in node) return escapeXml(node.text);
  if ('cdata' in node) return `<![CDATA[${node.cdata.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
  const tag = `<${node.name}${attributes}`;
  if (node.children.length === 0) return `${tag}/>`;
  if (!node.children.every((child) => 'name' in child)) {
    return `${tag}>${node.children.map((child) => printXml(child)).join('')}</${node.name}>`;
  }
  const inner = `${indent}  `;
  const lines = node.children.map((child) => `\n${inner}${printXml(child, inner)}`);
  return `${tag}>${lines.join('')}\n${indent}</${node.name}>`;
}

function escapeXml(text: string): string {
  return text
    .replace(/[&<>\r]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/&#(38|60|62);/g, named);
}

function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/["\n\t]/g, (character) =>
    character === '"' ? '&quot;' : `&#${character.charCodeAt(0)};`,
  );
}

function named(reference: string): string {
  return { '&#38;': '&amp;', '&#60;': '&lt;', '&#62;': '&gt;' }[reference] ?? reference;
}
