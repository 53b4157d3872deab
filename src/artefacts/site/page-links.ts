import type { Location } from '../../model/location.ts';
import type { PageLinks } from '../../model/publication.ts';
import type { AuthoredLink } from './page-scope.ts';

const tags = /<[a-zA-Z][\w-]*((?:\s+[^\s"'<>=/]+(?:="[^"]*")?)*)\s*\/?>/g;
const attributes = /\s(href|src|id)="([^"]*)"/g;

/** Every anchor and link of a finished page; a link that an author wrote has the author's place, others the page's. */
export function pageLinks(html: string, authored: readonly AuthoredLink[], source: Location): PageLinks {
  const anchors: string[] = [];
  const hrefs = new Set<string>();
  for (const [, list = ''] of html.matchAll(tags)) {
    for (const [, name, value = ''] of list.matchAll(attributes)) {
      if (name === 'id') anchors.push(decodeEntities(value));
      else hrefs.add(decodeEntities(value));
    }
  }
  const known = new Set(authored.map(({ href }) => href));
  const own = [...hrefs].filter((href) => !known.has(href)).map((href) => ({ href, source }));
  return { anchors, links: [...authored, ...own] };
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi, (_, hex, decimal, name) =>
    name === undefined
      ? String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
      : (named[name.toLowerCase()] ?? ''),
  );
}
