import { createHash } from 'node:crypto';
import type { Element, ElementContent, Root } from 'hast';
import { elements, parsePage } from '../site/parse-page.ts';

/** The digest of what a page shows in its main part: elements and text, without proofs, which change with each run. */
export function digestOf(html: string): string {
  const [main] = elements(parsePage(html), ({ tagName }) => tagName === 'main');
  if (main === undefined) throw new Error('The page has no main part.');
  return createHash('sha256').update(outline(main)).digest('hex');
}

function outline(node: Root | ElementContent): string {
  if (node.type === 'text') return node.value.replaceAll(/\s+/g, ' ');
  if (node.type !== 'element' || isProof(node)) return '';
  return `<${node.tagName}>${node.children.map(outline).join('')}`;
}

function isProof({ properties }: Element): boolean {
  return Array.isArray(properties.className) && properties.className.includes('proof');
}
