import type { Catalogue } from '../catalogue.ts';
import type { Page } from '../page.ts';
import { absoluteUrl } from '../routes.ts';

/** A page in the words of [schema.org](https://schema.org), as JSON-LD for search engines; undefined while the site's address is unknown. */
export function structuredData(catalogue: Catalogue, page: Page): string | undefined {
  const { site } = catalogue.publication.docs;
  if (site.url === '' || page.unlisted) return undefined;
  const url = absoluteUrl(site.url, page.path);
  const trail = page.crumbs.map(({ title, path }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: title,
    item: path === undefined ? url : absoluteUrl(site.url, path),
  }));
  const article = {
    '@type': typeOf(page),
    headline: page.title,
    description: page.description,
    url,
    ...(site.organisation === '' ? {} : { publisher: { '@type': 'Organization', name: site.organisation } }),
  };
  const graph =
    trail.length > 1 ? [article, { '@type': 'BreadcrumbList', itemListElement: trail }] : [article];
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replace(/</g, '\\u003c');
}

function typeOf({ template }: Page): string {
  if (template === 'portal-home') return 'WebSite';
  return template === 'operation' || template === 'version-home' ? 'APIReference' : 'TechArticle';
}
