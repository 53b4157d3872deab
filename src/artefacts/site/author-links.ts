import { posix } from 'node:path';
import type { Version } from '../../model/docs.ts';
import type { Guide } from '../../model/guide.ts';
import type { Catalogue } from './catalogue.ts';
import { routes } from './routes.ts';

/** Where a link stands. */
export interface LinkPlace {
  readonly catalogue: Catalogue;
  readonly version?: Version | undefined;
  readonly guide?: Guide | undefined;
}

/**
 * The path below `site/` that an author's URL means, or undefined when it is to be printed as it is:
 * `#tag/<Tag>/operation/<operationId>` in the manner of Redoc, another guide's file, or a path from the site's root.
 */
export function authorUrlToPath(url: string, place: LinkPlace): string | undefined {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return undefined;
  if (url.startsWith('#')) return referenceToPath(url, place);
  if (url.startsWith('/')) return withIndex(url.slice(1));
  return place.guide === undefined ? undefined : guideFileToPath(url, place.guide, place.catalogue);
}

function referenceToPath(url: string, { catalogue, version, guide }: LinkPlace): string | undefined {
  const context = version ?? (guide && catalogue.versionOf(guide)) ?? catalogue.current;
  const match = url.match(/^#(?:tag\/([^/]+))?(?:\/?operation\/(.+))?$/);
  if (!match || context === undefined) return undefined;
  const [, tagName, operationId] = match;
  if (operationId !== undefined) {
    const operation = catalogue.operation(context, decode(operationId));
    return operation && routes.operation(operation);
  }
  if (tagName === undefined) return undefined;
  const wanted = comparable(decode(tagName));
  const tag = context.tags.find((candidate) => comparable(candidate.name) === wanted);
  return tag && routes.tag(context, tag.slug);
}

/** A dead link keeps the path that it would have, so that the link check can name it. */
function guideFileToPath(url: string, guide: Guide, catalogue: Catalogue): string | undefined {
  const [, path = '', fragment = ''] = url.match(/^([^#?]*)(?:\?[^#]*)?(#.*)?$/) ?? [];
  if (!/\.mdx?$/i.test(path)) return undefined;
  const file = posix.join(posix.dirname(guide.location.file), decode(path));
  const target = catalogue.guideByFile(file);
  return target === undefined ? undefined : routes.guide(target) + fragment;
}

/** The file of the project that a picture's URL on a page means. */
export function pictureFile(url: string, guide: Guide): string {
  return posix.join(posix.dirname(guide.location.file), decode(url.replace(/[?#].*$/, '')));
}

function withIndex(path: string): string {
  const [, bare = '', fragment = ''] = path.match(/^([^#?]*)(?:\?[^#]*)?(#.*)?$/) ?? [];
  const decoded = decode(bare);
  if (/\.[a-z0-9]+$/i.test(decoded)) return decoded + fragment;
  return `${posix.join(decoded, 'index.html')}${fragment}`;
}

/** Redoc writes a tag's blanks as hyphens. */
function comparable(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '-');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
