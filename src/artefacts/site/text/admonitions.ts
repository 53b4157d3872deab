import type { Element, ElementContent, Root } from 'hast';
import { visit } from 'unist-util-visit';

const titles: Readonly<Record<string, string>> = {
  NOTE: 'Note',
  TIP: 'Tip',
  IMPORTANT: 'Important',
  WARNING: 'Warning',
  CAUTION: 'Caution',
};

/** Makes notes of quotes that start with [`[!NOTE]`](https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts) and its kin. */
export function printAdmonitions(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'blockquote') return;
    const first = node.children.find((child) => child.type === 'element');
    const text = first?.tagName === 'p' ? first.children[0] : undefined;
    if (!first || text?.type !== 'text') return;
    const [mark, kind = ''] = /^\[!([A-Z]+)\][ \t]*(?:\n|$)/.exec(text.value) ?? [];
    const title = Object.hasOwn(titles, kind) ? titles[kind] : undefined;
    if (mark === undefined || title === undefined) return;
    text.value = text.value.slice(mark.length);
    const isEmpty = text.value === '' && first.children.length === 1;
    node.tagName = 'div';
    node.properties = { className: ['note', `note-${kind.toLowerCase()}`], role: 'note' };
    node.children = [titleOf(title), ...node.children.filter((child) => !(isEmpty && child === first))];
  });
}

function titleOf(title: string): ElementContent {
  const properties: Element['properties'] = { className: ['note-title'] };
  return { type: 'element', tagName: 'p', properties, children: [{ type: 'text', value: title }] };
}
