import type { OutputFile } from '../../model/publication.ts';
import type { Catalogue } from './catalogue.ts';
import { accentsFor } from './colours.ts';
import { routes } from './routes.ts';
import { escapeHtml } from './text/escape-html.ts';

/** The darkest light surface and the lightest dark one that accents stand on; see `site.css`. */
const surfaces = { light: '#f1f4f9', dark: '#1b2230' };

/** The stylesheet with the brand colour filled in, scripts, pictures of guides, and the icon. */
export function* assetFiles(
  catalogue: Catalogue,
  assets: Readonly<Record<string, string | Uint8Array>>,
): Iterable<OutputFile> {
  const { site } = catalogue.publication.docs;
  const brand = /^#[0-9a-f]{6}$/i.test(site.color) ? site.color : '#2563eb';
  const accents = accentsFor(brand, surfaces);
  for (const [name, text] of Object.entries(assets)) {
    if (name === 'analytics.js' && site.analytics === undefined) continue;
    const content = name.endsWith('.css')
      ? String(text)
          .replace(/\/\*[\s\S]*?\*\/\n?/g, '')
          .replaceAll('--brand: #2563eb', `--brand: ${brand}`)
          .replaceAll('--accent-light: #1d4fc4', `--accent-light: ${accents.light}`)
          .replaceAll('--accent-dark: #8db4ff', `--accent-dark: ${accents.dark}`)
      : name === 'analytics.js'
        ? String(text).replaceAll('G-XXXXXXXXXX', site.analytics ?? '')
        : text;
    yield { path: `site/${routes.asset(name)}`, content };
  }
  for (const [file, { content }] of Object.entries(catalogue.publication.docs.pictures ?? {})) {
    yield { path: `site/${routes.picture(file)}`, content: Buffer.from(content, 'base64') };
  }
  yield { path: `site/${routes.asset('icon.svg')}`, content: icon(site.title, brand) };
}

/** The first letter of the title on the brand colour. */
function icon(title: string, brand: string): string {
  const letter = escapeHtml((title.match(/\p{L}|\p{N}/u)?.[0] ?? '?').toUpperCase());
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${brand}"/><text x="16" y="22.5" font-family="system-ui,sans-serif" font-size="19" font-weight="700" text-anchor="middle" fill="#fff">${letter}</text></svg>\n`;
}
