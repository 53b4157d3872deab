import type { Version } from '../../model/docs.ts';
import type { Guide } from '../../model/guide.ts';
import type { Operation } from '../../model/operation.ts';

/** Paths of pages below `site/`; `relativeHref` turns two of them into a link. */
export const routes = {
  portal: () => 'index.html',
  notFound: () => '404.html',
  version: (version: Version) => `${version.api}/${version.id}/index.html`,
  tag: (version: Version, slug: string) => `${version.api}/${version.id}/${slug}/index.html`,
  operation: (operation: Operation) =>
    `${operation.api}/${operation.version}/${operation.tagSlug}/${operation.slug}/index.html`,
  schemas: (version: Version) => `${version.api}/${version.id}/schemas/index.html`,
  schema: (version: Version, slug: string) => `${version.api}/${version.id}/schemas/${slug}/index.html`,
  errors: (version: Version) => `${version.api}/${version.id}/errors/index.html`,
  search: () => 'search/index.html',
  webhooks: (version: Version) => `${version.api}/${version.id}/webhooks/index.html`,
  webhook: (webhook: Operation) => `${webhook.api}/${webhook.version}/webhooks/${webhook.slug}/index.html`,
  limits: (version: Version) => `${version.api}/${version.id}/limits/index.html`,
  changes: (version: Version) => `${version.api}/${version.id}/changes/index.html`,
  examples: (version: Version) => `${version.api}/${version.id}/examples/index.html`,
  language: (version: Version, id: string) => `${version.api}/${version.id}/examples/${id}/index.html`,
  guides: (version: Version) => `${version.api}/${version.id}/guides/index.html`,
  // `scenarios/index.md` is the page of its folder; that of a version's guides is their list.
  guide: (guide: Guide) =>
    guide.api === undefined
      ? `guides/${folderOf(guide.path).replace(/^index\/$/, '')}index.html`
      : `${guide.api}/${guide.version}/guides/${folderOf(guide.path)}index.html`,
  specification: (version: Version) => `${version.api}/${version.id}/openapi.json`,
  asset: (name: string) => `assets/${name}`,
  /** By the file's name relative to the project. */
  picture: (file: string) => `assets/pictures/${file}`,
} as const;

function folderOf(path: string): string {
  return `${path.replace(/\/index$/, '')}/`;
}

/** The Markdown twin beside a page. */
export function twinPath(page: string): string {
  return page.replace(/\.html$/, '.md');
}

/** A relative URL from one page to another path below `site/`; a fragment on the target is kept. */
export function relativeHref(from: string, target: string): string {
  const hash = target.indexOf('#');
  const path = hash < 0 ? target : target.slice(0, hash);
  const fragment = hash < 0 ? '' : target.slice(hash);
  if (path === from && fragment !== '') return fragment;
  return relativePath(from, path) + fragment;
}

/** Both are paths of files below the same folder, without `.` and `..`. */
function relativePath(from: string, path: string): string {
  const here = from.split('/');
  const there = path.split('/');
  let shared = 0;
  while (shared < here.length - 1 && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  const up = '../'.repeat(here.length - 1 - shared);
  const down = there.slice(shared).join('/');
  return up + (plainPath.test(down) ? down : down.split('/').map(encodeURIComponent).join('/'));
}

/** What `encodeURIComponent` leaves as it is. */
const plainPath = /^[\w.!~*'()/-]*$/;

/** The absolute URL of a page under the site's own URL, as sitemaps and canonical links write it. */
export function absoluteUrl(site: string, path: string): string {
  const clean = path.replace(/(^|\/)index\.html$/, '$1');
  return `${site}/${clean.split('/').map(encodeURIComponent).join('/')}`;
}
