import { authorUrlToPath } from '../author-links.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Page } from '../page.ts';
import { createPageScope } from '../page-scope.ts';

/**
 * Pages at former addresses. One whose entries have no fragment leads on at once; one with fragments carries each as an
 * anchor with a link onward, since no server ever sees them.
 */
export function* redirectPages(catalogue: Catalogue): Iterable<Page> {
  const { redirects = {} } = catalogue.publication.docs.site;
  const pages = new Map<string, { fragment: string; target: string }[]>();
  for (const [from, target] of Object.entries(redirects)) {
    const [, path = '', fragment = ''] = /^\/?([^#]*)(?:#(.*))?$/.exec(from) ?? [];
    const file = fileOf(path);
    pages.set(file, [...(pages.get(file) ?? []), { fragment, target }]);
  }
  for (const [path, entries] of pages) yield redirectPage(catalogue, path, entries);
}

function redirectPage(
  catalogue: Catalogue,
  path: string,
  entries: readonly { fragment: string; target: string }[],
): Page {
  const scope = createPageScope(catalogue, path);
  const linked = entries.map(({ fragment, target }) => {
    const inside = authorUrlToPath(target, { catalogue });
    return {
      fragment,
      title: titleOf(catalogue, inside) ?? target,
      href: inside === undefined ? target : scope.href(inside),
    };
  });
  const whole = linked.find(({ fragment }) => fragment === '');
  return {
    path,
    template: 'redirect',
    title: 'This page has moved',
    description: whole ? `It is now ${whole.title}.` : 'Its parts lie on pages of their own now.',
    source: { file: 'docs.config.ts' },
    view: {
      target: whole,
      parts: linked.filter(({ fragment }) => fragment !== ''),
      // A page that turns at once would drop the fragment; a script takes it along.
      refresh: whole && linked.length === 1 ? whole.href : undefined,
    },
    section: 'docs',
    crumbs: [],
    contents: [],
    links: linked.map(({ href }) => ({ href, source: { file: 'docs.config.ts' } })),
    unlisted: true,
  };
}

/** What a reader calls the page at a path. */
function titleOf(catalogue: Catalogue, target: string | undefined): string | undefined {
  return target === undefined ? undefined : catalogue.titleAt(target.replace(/#.*/, ''));
}

/** `/docs/sdks` → `docs/sdks/index.html`; a path that names a file stays; nothing leads out of the site. */
function fileOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const last = parts.at(-1) ?? '';
  return /\.html$/.test(last) ? parts.join('/') : [...parts, 'index.html'].join('/');
}
