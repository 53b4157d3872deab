import type { Version } from '../../model/docs.ts';
import type { Guide } from '../../model/guide.ts';
import type { Location } from '../../model/location.ts';
import type { RemarkPlugin } from '../../model/publication.ts';
import { authorUrlToPath, pictureFile } from './author-links.ts';
import type { Catalogue } from './catalogue.ts';
import { relativeHref, routes } from './routes.ts';
import {
  type MarkdownOptions,
  type RenderedMarkdown,
  renderMarkdown,
  type ShownPicture,
} from './text/markdown.ts';

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
  /** Markdown of a description as HTML; its headings start at `topLevel`, or are bold paragraphs without one. */
  readonly prose: (markdown: string, source: Location, topLevel?: number) => string;
  /** Markdown of a text with anchors and contents. */
  readonly article: (markdown: string, source: Location, options: MarkdownOptions) => RenderedMarkdown;
}

/** Opens the scope of the page at `path`. */
export function createPageScope(
  catalogue: Catalogue,
  path: string,
  { version, guide }: { version?: Version | undefined; guide?: Guide | undefined } = {},
): PageScope {
  const links: AuthoredLink[] = [];
  const href = (target: string) => relativeHref(path, target);
  const pathOf = (url: string) => authorUrlToPath(url, { catalogue, version, guide });
  const resolve = (url: string) => {
    const target = pathOf(url);
    return target === undefined ? url : href(target);
  };
  const article = (markdown: string, source: Location, options: MarkdownOptions) => {
    const { remarkPlugins: plugins = [] } = catalogue.publication;
    const picture = (url: string) => showPicture(url, guide, catalogue, href);
    const rendered = renderMarkdown(markdown, { resolve, picture, plugins, ...options });
    for (const { href: url, line, column } of rendered.links) {
      const place = guide === undefined || line === undefined ? {} : { line, column: column ?? 1 };
      links.push({ href: url, source: { ...source, ...place } });
    }
    return rendered;
  };
  const prose = (markdown: string, source: Location, topLevel = 0) => {
    if (markdown.trim() === '') return '';
    const { html, links: found } = rootedProse(
      markdown,
      { topLevel, plugins: catalogue.publication.remarkPlugins ?? [] },
      pathOf,
      memoryOf(catalogue, version),
    );
    if (found.length === 0) return html;
    for (const link of found) links.push({ href: placed(link.href, href), source });
    return html.replace(/href="(site:[^"]*)"/g, (_, url: string) => `href="${placed(url, href)}"`);
  };
  return { path, catalogue, version, links, href, prose, article };
}

function showPicture(
  url: string,
  guide: Guide | undefined,
  { publication }: Catalogue,
  href: (target: string) => string,
): ShownPicture | undefined {
  const file = guide && pictureFile(url, guide);
  const picture = file === undefined ? undefined : publication.docs.pictures?.[file];
  return file === undefined || picture === undefined
    ? undefined
    : { src: href(routes.picture(file)), width: picture.width, height: picture.height };
}

/** Descriptions recur on many pages; they are rendered once, with links from the site's root, and placed per page. */
function rootedProse(
  markdown: string,
  options: { readonly topLevel: number; readonly plugins: readonly RemarkPlugin[] },
  pathOf: (url: string) => string | undefined,
  memory: Map<string, RenderedMarkdown>,
): RenderedMarkdown {
  const key = `${options.topLevel}${markdown}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const resolve = (url: string) => {
    const target = pathOf(url);
    return target === undefined ? url : `site:${encodeURIComponent(target)}`;
  };
  const rendered = renderMarkdown(markdown, { ...options, resolve });
  memory.set(key, rendered);
  return rendered;
}

const memories = new WeakMap<Catalogue, Map<Version | undefined, Map<string, RenderedMarkdown>>>();

function memoryOf(catalogue: Catalogue, version: Version | undefined): Map<string, RenderedMarkdown> {
  const versions = memories.get(catalogue) ?? new Map<Version | undefined, Map<string, RenderedMarkdown>>();
  memories.set(catalogue, versions);
  const memory = versions.get(version) ?? new Map<string, RenderedMarkdown>();
  versions.set(version, memory);
  return memory;
}

function placed(url: string, href: (target: string) => string): string {
  return url.startsWith('site:') ? href(decodeURIComponent(url.slice('site:'.length))) : url;
}
