import { posix } from 'node:path';
import type { Finding } from '../../model/finding.ts';
import type { OutputFile } from '../../model/publication.ts';

/** Finds links of the site to a page or an anchor that does not exist; asks nothing of other hosts. */
export function* checkLinks(files: readonly OutputFile[]): Iterable<Finding> {
  const anchors = new Map(files.map(({ path, page }) => [path, page && new Set(page.anchors)]));
  for (const { path, page } of files) {
    const told = new Set<string>();
    for (const { href, source } of page?.links ?? []) {
      const fault = faultOf(href, path, anchors);
      const key = `${href}\0${source.file}\0${source.pointer}\0${source.line}\0${source.column}`;
      if (fault === undefined || told.has(key)) continue;
      told.add(key);
      yield { severity: 'error', rule: 'dead-link', location: source, ...fault };
    }
  }
}

type Anchors = ReadonlyMap<string, ReadonlySet<string> | undefined>;

function faultOf(href: string, from: string, anchors: Anchors): Pick<Finding, 'message' | 'fix'> | undefined {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) return undefined;
  const [, path = '', , fragment = ''] = href.match(/^([^#?]*)(\?[^#]*)?(?:#(.*))?$/) ?? [];
  const target = path === '' ? from : posix.join(posix.dirname(from), decode(path));
  if (!target.startsWith('site/') || !anchors.has(target)) {
    return {
      message: `The link to \`${href}\` leads nowhere: the site has no \`${withoutSite(target)}\`.`,
      ...suggestion(target, [...anchors.keys()]),
    };
  }
  const known = anchors.get(target);
  // `#` and `#top` mean the start of any page.
  if (fragment === '' || fragment === 'top' || known === undefined) return undefined;
  const anchor = decode(fragment);
  if (known.has(anchor)) return undefined;
  const page = target === from ? 'this page' : `\`${withoutSite(target)}\``;
  return {
    message: `The link to \`${href}\` leads nowhere: ${page} has no anchor \`${anchor}\`.`,
    ...nearest(anchor, [...known]),
  };
}

/** A page of the same name elsewhere is what an author most likely meant. */
function suggestion(target: string, paths: readonly string[]): { fix?: string } {
  const wanted = nameOf(target);
  const same = paths.find((path) => path.endsWith('.html') && nameOf(path) === wanted);
  return same === undefined ? {} : { fix: `Did you mean \`${withoutSite(same)}\`?` };
}

/** `orders` for `orders/index.html`, `orders.md` and `orders`. */
function nameOf(path: string): string {
  const name = posix.basename(path).replace(/\.[^.]*$/, '');
  return name === 'index' ? posix.basename(posix.dirname(path)) : name;
}

function nearest(anchor: string, known: readonly string[]): { fix?: string } {
  const wanted = comparable(anchor);
  const found = known.find((candidate) => {
    const text = comparable(candidate);
    return text === wanted || (wanted.length > 3 && (text.startsWith(wanted) || wanted.startsWith(text)));
  });
  return found === undefined ? {} : { fix: `Did you mean \`#${found}\`?` };
}

function comparable(anchor: string): string {
  return anchor.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function withoutSite(path: string): string {
  return posix.relative('site', path) + (path.endsWith('/') ? '/' : '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
