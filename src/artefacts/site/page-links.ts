import type { Location } from '../../model/location.ts';
import type { PageLinks } from '../../model/publication.ts';
import type { AuthoredLink } from './page-scope.ts';

const attributes = /\s(href|src|id)="([^"]*)"/g;

/** Every anchor and link of a finished page; a link that an author wrote has the author's place, others the page's. */
export function pageLinks(html: string, authored: readonly AuthoredLink[], source: Location): PageLinks {
  const anchors: string[] = [];
  const hrefs = new Set<string>();
  for (const { 1: name, 2: value = '', index } of html.matchAll(attributes)) {
    if (!isInTag(html, index)) continue;
    if (name === 'id') anchors.push(decodeEntities(value));
    else hrefs.add(decodeEntities(value));
  }
  const known = new Set(authored.map(({ href }) => href));
  const own = [...hrefs].filter((href) => !known.has(href)).map((href) => ({ href, source }));
  return { anchors, links: [...authored, ...own] };
}

/** Text may show such an attribute too; every `<` and `>` of text is escaped. */
function isInTag(html: string, index: number): boolean {
  return html.lastIndexOf('<', index) > html.lastIndexOf('>', index);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi, (_, hex, decimal, name) =>
    name === undefined
      ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
      : (named[name.toLowerCase()] ?? ''),
  );
}
