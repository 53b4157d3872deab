import type { Element, Root as HtmlRoot, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import { highlight } from './highlight.ts';

/** Prints a fenced block; `line` is that of its opening fence. */
export type CodePrinter = (text: string, language: string, line: number | undefined) => string;

/** Replaces code by what the printer makes of it, and lets wide tables scroll by themselves. */
export function printBlocks(tree: HtmlRoot, printer?: CodePrinter): void {
  const print = printer ?? ((text, language) => plainBlock(text, language));
  visit(tree, 'element', (node, index, parent) => {
    if (parent === undefined || index === undefined) return;
    const code = node.tagName === 'pre' ? node.children[0] : undefined;
    if (code?.type === 'element' && code.tagName === 'code') {
      const html = print(textOf(code), languageOf(code), Number(code.properties.dataLine) || undefined);
      parent.children[index] = { type: 'raw', value: html } as unknown as RootContent;
      return SKIP;
    }
    if (node.tagName === 'table') {
      const properties = { className: ['table'], tabIndex: 0, role: 'group', ariaLabel: 'Table' };
      parent.children[index] = { type: 'element', tagName: 'div', properties, children: [node] };
      return SKIP;
    }
    delete node.properties.dataLine;
    return undefined;
  });
}

function languageOf(code: Element): string {
  const names = Array.isArray(code.properties.className) ? code.properties.className : [];
  return String(names[0] ?? '').replace(/^language-/, '');
}

function plainBlock(text: string, language: string): string {
  return `<div class="code"><pre tabindex="0"><code>${highlight(text, language)}</code></pre></div>`;
}
