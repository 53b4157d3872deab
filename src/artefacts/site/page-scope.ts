import type { Version } from '../../model/docs.ts';
import type { Guide } from '../../model/guide.ts';
import type { Location } from '../../model/location.ts';
import { authorUrlToPath } from './author-links.ts';
import type { Catalogue } from './catalogue.ts';
import { relativeHref } from './routes.ts';
import { type MarkdownOptions, type RenderedMarkdown, renderMarkdown } from './text/markdown.ts';

/** A link that an author wrote, as the page prints it. */
export interface AuthoredLink {
  readonly href: string;
  readonly source: Location;
}

/** What the parts of one page share: links are relative to it, and those of its authors are noted. */
export interface PageScope {
  readonly path: string;
  readonly catalogue: Catalogue;
  readonly version: Version | undefined;
  readonly links: readonly AuthoredLink[];
  /** A relative URL to a path below `site/`. */
  readonly href: (target: string) => string;
  /** Markdown of a description as HTML. */
  readonly prose: (markdown: string, source: Location) => string;
  /** Markdown of a text with anchors and contents. */
  readonly article: (markdown: string, source: Location, options: MarkdownOptions) => RenderedMarkdown;
}

/** Descriptions without links look the same on every page. */
const memory = new Map<string, string>();

/** Opens the scope of the page at `path`. */
export function createPageScope(
  catalogue: Catalogue,
  path: string,
  { version, guide }: { version?: Version | undefined; guide?: Guide | undefined } = {},
): PageScope {
  const links: AuthoredLink[] = [];
  const href = (target: string) => relativeHref(path, target);
  const resolve = (url: string) => {
    const target = authorUrlToPath(url, { catalogue, version, guide, page: path });
    return target === undefined ? url : href(target);
  };
  const article = (markdown: string, source: Location, options: MarkdownOptions) => {
    const rendered = renderMarkdown(markdown, { resolve, ...options });
    for (const { href: url, line, column } of rendered.links) {
      const place = guide === undefined || line === undefined ? {} : { line, column: column ?? 1 };
      links.push({ href: url, source: { ...source, ...place } });
    }
    return rendered;
  };
  const prose = (markdown: string, source: Location) => {
    if (markdown.trim() === '') return '';
    const known = memory.get(markdown);
    if (known !== undefined) return known;
    const rendered = article(markdown, source, { topLevel: 4 });
    if (rendered.links.length === 0) memory.set(markdown, rendered.html);
    return rendered.html;
  };
  return { path, catalogue, version, links, href, prose, article };
}
