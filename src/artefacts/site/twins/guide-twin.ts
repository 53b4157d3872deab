import type { Guide } from '../../../model/guide.ts';
import { authorUrlToPath } from '../author-links.ts';
import type { Catalogue } from '../catalogue.ts';
import { relativeHref, routes } from '../routes.ts';

/** A guide as published, as Markdown; links to other pages go to their twins. */
export function guideTwin(catalogue: Catalogue, guide: Guide): string {
  const page = routes.guide(guide);
  const version = catalogue.versionOf(guide);
  const body = guide.markdown.trim();
  const text = /^#\s/m.test(body.split('\n')[0] ?? '') ? body : `# ${guide.title}\n\n${body}`;
  let fenced = false;
  const lines = text.split('\n').map((line) => {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    if (fenced) return line;
    return line.replace(/(\]\()([^)\s]+)/g, (whole, open: string, url: string) => {
      const target = authorUrlToPath(url, { catalogue, version, guide });
      if (target === undefined) return whole;
      const twin = catalogue.hasTwin(target.replace(/#.*/, ''))
        ? target.replace(/\.html(?=#|$)/, '.md')
        : target;
      return `${open}${relativeHref(page, twin)}`;
    });
  });
  return `${lines.join('\n')}\n`;
}
