import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Root as HtmlRoot } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Code, Root } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Plugin, unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { RemarkPlugin } from '../../../model/publication.ts';
import { printAdmonitions } from './admonitions.ts';
import { plainParagraph } from './plain-paragraph.ts';
import { type CodePrinter, printBlocks } from './print-blocks.ts';
import { anchorTerms, linkTerms, type Term } from './terms.ts';

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

interface MarkdownLink {
  /** As printed on the page. */
  readonly href: string;
  readonly line?: number;
  readonly column?: number;
}

/** A picture as a page shows it; pixels keep the room for it. */
export interface ShownPicture {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

export interface MarkdownOptions {
  /** Turns an author's URL into the one to print. */
  readonly resolve?: (url: string) => string;
  /** What a picture's URL becomes on the page; undefined leaves it as it is. */
  readonly picture?: (url: string) => ShownPicture | undefined;
  /** The level that the topmost heading gets; 0 makes headings bold paragraphs. @default 2 */
  readonly topLevel?: number;
  /** Gives headings anchors, none of which is in `reserved`. @default false */
  readonly anchors?: boolean;
  readonly reserved?: readonly string[];
  /** @default highlighted code */
  readonly code?: CodePrinter;
  /** Words that the glossary explains: their first uses lead there. */
  readonly terms?: { readonly terms: readonly Term[]; readonly hrefOf: (term: Term) => string };
  /** Words that this very text explains. */
  readonly definitions?: readonly Term[];
  /** remark plugins of the project. @default [] */
  readonly plugins?: readonly RemarkPlugin[];
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
  const { plugins = [] } = options;
  const isPlain = plugins.length === 0 && options.terms === undefined;
  const plain = isPlain ? plainParagraph(markdown) : undefined;
  if (plain !== undefined) return { html: plain, headings: [], links: [] };
  const source = withPlugins(parser.parse(markdown), plugins);
  let tree = toTree.runSync(source) as HtmlRoot;
  if (hasRawHtml(tree)) tree = raw.runSync(tree) as HtmlRoot;
  tree = sanitizer.runSync(tree) as HtmlRoot;
  printAdmonitions(tree);
  if (options.picture) placePictures(tree, options.picture);
  const links = rewriteLinks(tree, options.resolve ?? ((url) => url));
  if (options.definitions) anchorTerms(tree, options.definitions);
  const { terms } = options;
  const termLinks = terms ? linkTerms(tree, terms.terms, terms.hrefOf).map((href) => ({ href })) : [];
  const headings = placeHeadings(tree, options);
  printBlocks(tree, options.code);
  return {
    html: printer.stringify(tree as never) as unknown as string,
    headings,
    links: [...links, ...termLinks],
  };
}

/** The tree as the project's plugins leave it; what comes of it is sanitised like any other. */
function withPlugins(tree: Root, plugins: readonly RemarkPlugin[]): Root {
  if (plugins.length === 0) return tree;
  const processor = unified();
  for (const plugin of plugins) {
    const [attacher, ...options] = typeof plugin === 'function' ? [plugin] : plugin;
    processor.use(attacher as Plugin<unknown[], Root>, ...options);
  }
  return processor.runSync(tree) as Root;
}

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

function placePictures(tree: HtmlRoot, find: NonNullable<MarkdownOptions['picture']>): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName === 'img') {
      const shown = find(String(properties.src ?? ''));
      if (shown) Object.assign(properties, shown, { loading: 'lazy' });
    }
    if (tagName !== 'source' && tagName !== 'img') return;
    const { srcSet } = properties;
    if (srcSet === undefined || srcSet === null) return;
    const candidates = (Array.isArray(srcSet) ? srcSet.join(', ') : String(srcSet)).split(',');
    properties.srcSet = candidates
      .map((candidate) => {
        const [url = '', ...rest] = candidate.trim().split(/\s+/);
        return [find(url)?.src ?? url, ...rest].join(' ');
      })
      .join(', ');
  });
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
    const text = textOf(node);
    if (options.topLevel === 0) return boldParagraph(node, text);
    node.tagName = `h${level}`;
    if (options.anchors !== true) return { level, text, id: '' };
    const id = typeof node.properties.id === 'string' ? node.properties.id : slugger.slug(text);
    node.properties.id = id;
    node.children.push(anchorLink(id, text));
    return { level, text, id };
  });
}

/** For descriptions that stand where no heading fits. */
function boldParagraph(node: Element, text: string): Heading {
  node.tagName = 'p';
  node.children = [{ type: 'element', tagName: 'strong', properties: {}, children: node.children }];
  return { level: 0, text, id: '' };
}

function anchorLink(id: string, text: string): ElementContent {
  return {
    type: 'element',
    tagName: 'a',
    properties: { className: ['anchor'], href: `#${id}`, ariaLabel: `Link to “${text}”` },
    children: [{ type: 'text', value: '#' }],
  };
}
