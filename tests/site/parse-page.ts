import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import rehypeRaw from 'rehype-raw';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const parser = unified().use(rehypeRaw);

/** HTML as a browser's parser reads it. */
export function parsePage(html: string): Root {
  return parser.runSync({
    type: 'root',
    children: [{ type: 'raw', value: html }],
  } as never) as unknown as Root;
}

/** All elements of a tree that the predicate accepts, in document order. */
export function elements(tree: Root | Element, accepts: (element: Element) => boolean): Element[] {
  const found: Element[] = [];
  visit(tree, 'element', (node) => {
    if (accepts(node)) found.push(node);
  });
  return found;
}

/** The text content of the first code element of the panel that a tab's radio input opens. */
export function codeBehind(tree: Root, inputId: string): string | undefined {
  let code: string | undefined;
  visit(tree, 'element', (node, index, parent) => {
    if (node.properties.id !== inputId || parent === undefined || index === undefined) return;
    const panel = parent.children
      .slice(index + 1)
      .find((item) => item.type === 'element' && item.tagName === 'div');
    const first = panel && elements(panel as Element, ({ tagName }) => tagName === 'code')[0];
    code = first && textOf(first);
  });
  return code;
}
