import GithubSlugger from 'github-slugger';
import type { Element, Root as HtmlRoot, RootContent, Text } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { toString as plainText } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

/** A word that the glossary explains. */
export interface Term {
  readonly name: string;
  /** What the glossary says of it. */
  readonly meaning: string;
  /** Anchor of its entry. */
  readonly id: string;
}

/** The entries of a glossary: items of its lists that begin with a word in bold and a colon. */
export function readTerms(markdown: string): readonly Term[] {
  const slugger = new GithubSlugger();
  const terms: Term[] = [];
  visit(unified().use(remarkParse).parse(markdown), 'listItem', (item) => {
    const paragraph = item.children[0];
    if (paragraph?.type !== 'paragraph' || paragraph.children[0]?.type !== 'strong') return;
    const name = plainText(paragraph.children[0]);
    const meaning = plainText({ ...paragraph, children: paragraph.children.slice(1) });
    if (meaning.startsWith(':'))
      terms.push({ name, meaning: meaning.slice(1).trim(), id: slugger.slug(`term ${name}`) });
  });
  return terms;
}

/** Gives the entries of the glossary's own page their anchors. */
export function anchorTerms(tree: HtmlRoot, terms: readonly Term[]): void {
  visit(tree, 'element', (item) => {
    const bold = item.tagName === 'li' ? firstElement(item) : undefined;
    const name = bold?.tagName === 'strong' ? bold : bold && firstElement(bold);
    const term = name?.tagName === 'strong' && terms.find((each) => each.name === textOf(name));
    if (!name || !term) return;
    item.properties.id = term.id;
    name.children = [{ type: 'element', tagName: 'dfn', properties: {}, children: name.children }];
  });
}

/** Where running text stands; a heading, a link or code keeps its words to itself. */
const running = new Set(['p', 'li', 'td', 'em', 'blockquote']);

/**
 * Leads from the first use of each term to its entry, which a pointer at rest shows too. Where terms overlap, such as
 * `token` and `access token`, the longest one is meant.
 */
export function linkTerms(
  tree: HtmlRoot,
  terms: readonly Term[],
  hrefOf: (term: Term) => string,
): readonly string[] {
  const open = new Map(terms.map((term) => [term.name.toLowerCase(), term]));
  const hrefs: string[] = [];
  visit(tree, 'text', (node, index, parent) => {
    if (open.size === 0 || index === undefined || parent?.type !== 'element' || !running.has(parent.tagName))
      return;
    const parts = split(node, open, hrefOf, hrefs);
    if (parts.length === 1) return;
    parent.children.splice(index, 1, ...parts);
    return index + parts.length;
  });
  return hrefs;
}

function split(
  node: Text,
  open: Map<string, Term>,
  hrefOf: (term: Term) => string,
  hrefs: string[],
): (Text | Element)[] {
  const names = [...open.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${names.join('|')})(?![\\p{L}\\p{N}_-])`, 'giu');
  const parts: (Text | Element)[] = [];
  let end = 0;
  for (const found of node.value.matchAll(pattern)) {
    const term = open.get(found[0].toLowerCase());
    if (!term) continue;
    open.delete(term.name.toLowerCase());
    const href = hrefOf(term);
    hrefs.push(href);
    parts.push({ type: 'text', value: node.value.slice(end, found.index) }, link(found[0], term, href));
    end = found.index + found[0].length;
  }
  return [...parts, { type: 'text', value: node.value.slice(end) }];
}

function link(text: string, { meaning }: Term, href: string): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: { className: ['term'], href, title: meaning },
    children: [{ type: 'text', value: text }],
  };
}

function firstElement({ children }: { readonly children: readonly RootContent[] }): Element | undefined {
  return children.find((child): child is Element => child.type === 'element');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
