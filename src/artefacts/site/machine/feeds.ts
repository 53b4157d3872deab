import type { Catalogue } from '../catalogue.ts';
import type { Page } from '../page.ts';
import { absoluteUrl, routes } from '../routes.ts';
import { escapeHtml } from '../text/escape-html.ts';

/** The [sitemap](https://www.sitemaps.org/protocol.html); undefined while the site's address is unknown. */
export function sitemap(
  catalogue: Catalogue,
  pages: readonly Pick<Page, 'path' | 'unlisted'>[],
): string | undefined {
  const { url } = catalogue.publication.docs.site;
  if (url === '') return undefined;
  const entries = pages
    .filter(({ path, unlisted }) => path !== routes.notFound() && unlisted !== true)
    .map(({ path }) => `  <url><loc>${escapeHtml(absoluteUrl(url, path))}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`;
}

/** An [RSS 2.0](https://www.rssboard.org/rss-specification) feed with an item for each version; undefined without an address. */
export function feed(catalogue: Catalogue): string | undefined {
  const { site } = catalogue.publication.docs;
  if (site.url === '') return undefined;
  const items = catalogue.versions.map((version) => {
    const link = escapeHtml(absoluteUrl(site.url, routes.version(version)));
    const title = escapeHtml(`${catalogue.apiTitle(version)} ${version.label}`);
    const guid = escapeHtml(`${version.api}/${version.id}@${version.info.version}`);
    return `    <item><title>${title}</title><link>${link}</link><guid isPermaLink="false">${guid}</guid></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
  <channel>
    <title>${escapeHtml(site.title)}</title>
    <link>${escapeHtml(absoluteUrl(site.url, routes.portal()))}</link>
    <description>${escapeHtml(site.tagline || site.title)}</description>
${items.join('\n')}
  </channel>
</rss>
`;
}
