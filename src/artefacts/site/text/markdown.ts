import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Root as HtmlRoot, RootContent } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Code, Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { escapeCode } from './escape-html.ts';
import { highlight } from './highlight.ts';

/** What Markdown became: HTML that is safe to print, its headings, and its links with their places in the text. */
export interface RenderedMarkdown {
  readonly html: string;
  readonly headings: readonly Heading[];
  readonly links: readonly MarkdownLink[];
}

export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly id: string;
}

export interface MarkdownLink {
  /** As printed on the page. */
  readonly href: string;
  readonly line?: number;
  readonly column?: number;
}

export interface MarkdownOptions {
  /** Turns an author's URL into the one to print. */
  readonly resolve?: (url: string) => string;
  /** The level that the topmost heading gets. @default 2 */
  readonly topLevel?: number;
  /** Gives headings anchors, none of which is in `reserved`. @default false */
  readonly anchors?: boolean;
  readonly reserved?: readonly string[];
  /** Prints a fenced block; `line` is that of its opening fence. @default highlighted code */
  readonly code?: (text: string, language: string, line: number | undefined) => string;
}

const parser = unified().use(remarkParse).use(remarkGfm);
const toTree = unified().use(remarkRehype, {
  allowDangerousHtml: true,
  clobberPrefix: '',
  handlers: { code: codeHandler },
});
const raw = unified().use(rehypeRaw);
const printer = unified().use(rehypeStringify, { allowDangerousHtml: true });

/** GitHub's list of harmless elements, with anchors kept as the author wrote them and the fence's line let through. */
const sanitizer = unified().use(rehypeSanitize, {
  ...defaultSchema,
  clobberPrefix: '',
  attributes: {
    ...defaultSchema.attributes,
    code: [['className', /^language-./], 'dataLine'],
  },
});

/** Renders [GitHub-flavoured Markdown](https://github.github.com/gfm/) to sanitised HTML. */
export function renderMarkdown(markdown: string, options: MarkdownOptions = {}): RenderedMarkdown {
  const plain = plainParagraph(markdown);
  if (plain !== undefined) return { html: plain, headings: [], links: [] };
  const source: Root = parser.parse(markdown);
  let tree = toTree.runSync(source) as HtmlRoot;
  if (hasRawHtml(tree)) tree = raw.runSync(tree) as HtmlRoot;
  tree = sanitizer.runSync(tree) as HtmlRoot;
  const links = rewriteLinks(tree, options.resolve ?? ((url) => url));
  const headings = placeHeadings(tree, options);
  printBlocks(tree, options);
  return { html: printer.stringify(tree as never) as unknown as string, headings, links };
}

/** Most descriptions are a plain paragraph, perhaps with code in it, for which the whole machinery is too slow. */
function plainParagraph(markdown: string): string | undefined {
  const text = markdown.trim();
  const parts = text.split('`');
  const words = parts.filter((_, index) => index % 2 === 0).join('x');
  if (
    parts.length % 2 === 0 ||
    text.includes('``') ||
    !plainWords.test(words) ||
    /www\.|` | `|`\n|\n`/.test(text)
  ) {
    return undefined;
  }
  const html = parts.map((part, index) =>
    index % 2 === 0 ? escapeCode(part) : `<code>${escapeCode(part)}</code>`,
  );
  return `<p>${html.join('')}</p>`;
}

/** Lines that start with a letter and hold nothing that means something in Markdown. */
const plainWords = /^\p{L}(?:[\p{L}\p{N} ,;.()'"?%–—’…$-]|\/(?!\/)|:(?!\/)|(?<! )\n(?=\p{L}))*$/u;

function hasRawHtml(tree: HtmlRoot): boolean {
  let found = false;
  visit(tree, 'raw', () => {
    found = true;
  });
  return found;
}

/** Keeps the fence's line, by which a guide's block is found again after sanitising. */
function codeHandler(_state: unknown, node: Code): Element {
  const language = node.lang?.match(/^[^\s,{:]+/)?.[0].toLowerCase();
  return {
    type: 'element',
    tagName: 'pre',
    properties: {},
    children: [
      {
        type: 'element',
        tagName: 'code',
        properties: {
          ...(language === undefined ? {} : { className: [`language-${language}`] }),
          ...(node.position === undefined ? {} : { dataLine: node.position.start.line }),
        },
        children: [{ type: 'text', value: node.value === '' ? '' : `${node.value}\n` }],
      },
    ],
  };
}

function rewriteLinks(tree: HtmlRoot, resolve: (url: string) => string): MarkdownLink[] {
  const links: MarkdownLink[] = [];
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName === 'a' && typeof node.properties.href === 'string') {
      const href = resolve(node.properties.href);
      node.properties.href = href;
      links.push({ href, ...startOf(node) });
    }
    // The page asks nothing of other hosts, so a picture elsewhere becomes a link to it.
    if (node.tagName === 'img') node.properties.alt ??= '';
    if (node.tagName === 'img' && /^([a-z]+:)?\/\//i.test(String(node.properties.src ?? ''))) {
      const link: Element = {
        type: 'element',
        tagName: 'a',
        properties: { href: String(node.properties.src) },
        children: [{ type: 'text', value: String(node.properties.alt || 'picture') }],
      };
      if (parent && index !== undefined) parent.children[index] = link;
    }
  });
  return links;
}

function startOf(node: Element): { line?: number; column?: number } {
  const start = node.position?.start;
  return start === undefined ? {} : { line: start.line, column: start.column };
}

function placeHeadings(tree: HtmlRoot, options: MarkdownOptions): Heading[] {
  const nodes: Element[] = [];
  visit(tree, 'element', (node) => {
    if (/^h[1-6]$/.test(node.tagName)) nodes.push(node);
  });
  const slugger = new GithubSlugger();
  for (const id of options.reserved ?? []) slugger.slug(id);
  // An author may skip levels; a page must not, so levels are counted anew from the one before.
  const open: number[] = [];
  return nodes.map((node) => {
    const written = Number(node.tagName[1]);
    while (open.length > 0 && (open.at(-1) ?? 0) >= written) open.pop();
    open.push(written);
    const level = Math.min(6, (options.topLevel ?? 2) + open.length - 1);
    node.tagName = `h${level}`;
    const text = textOf(node);
    if (options.anchors !== true) return { level, text, id: '' };
    const id = typeof node.properties.id === 'string' ? node.properties.id : slugger.slug(text);
    node.properties.id = id;
    node.children.push(anchorLink(id, text));
    return { level, text, id };
  });
}

function anchorLink(id: string, text: string): ElementContent {
  return {
    type: 'element',
    tagName: 'a',
    properties: { className: ['anchor'], href: `#${id}`, ariaLabel: `Link to “${text}”` },
    children: [{ type: 'text', value: '#' }],
  };
}

function printBlocks(tree: HtmlRoot, options: MarkdownOptions): void {
  const print = options.code ?? ((text, language) => plainBlock(text, language));
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
