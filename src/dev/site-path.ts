/** What a request asks of a site: a file, or the same with a slash at its end. */
export type SitePath = { readonly file: string } | { readonly moved: string } | 'outside';

/**
 * The file below `site/` that a request target means, `base` being the path that the site stands under, such as `/` or
 * `/docs/`. A folder is its index.html. Anything that leads out of the site, however it is written, is `outside`.
 */
export function sitePath(target: string, base: string): SitePath {
  const [path = ''] = target.split(/[?#]/, 1);
  if (`${path}/` === base) return { moved: base };
  if (!path.startsWith(base)) return 'outside';
  const segments = decodeSegments(path.slice(base.length));
  if (segments === undefined) return 'outside';
  const file = segments.join('/');
  return { file: file === '' || file.endsWith('/') ? `${file}index.html` : file };
}

/** Segments as text; undefined where one is no name of a file below. */
export function decodeSegments(path: string): string[] | undefined {
  try {
    const segments = path.split('/').map(decodeURIComponent);
    const isStrange = (segment: string) => /^\.{1,2}$|[/\\\u0000-\u001f\u007f]/.test(segment);
    const inner = segments.slice(0, -1);
    return segments.some(isStrange) || inner.includes('') ? undefined : segments;
  } catch {
    return undefined;
  }
}
