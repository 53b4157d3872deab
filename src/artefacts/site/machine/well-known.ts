import type { Catalogue } from '../catalogue.ts';
import { absoluteUrl, relativeHref, routes } from '../routes.ts';

/** The [API catalog](https://www.rfc-editor.org/rfc/rfc9727): where each API is, and where its descriptions are. */
export function apiCatalog(catalogue: Catalogue): string {
  const { url } = catalogue.publication.docs.site;
  const here = '.well-known/api-catalog';
  const to = (path: string) => (url === '' ? relativeHref(here, path) : absoluteUrl(url, path));
  const linkset = catalogue.versions.map((version) => ({
    anchor: version.servers[0]?.url ?? to(routes.version(version)),
    'service-desc': [{ href: to(routes.specification(version)), type: 'application/vnd.oai.openapi+json' }],
    'service-doc': [{ href: to(routes.version(version)), type: 'text/html' }],
  }));
  return `${JSON.stringify({ linkset }, null, 2)}\n`;
}
