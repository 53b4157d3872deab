import type { Guide } from '../../../model/guide.ts';
import { authorUrlToPath } from '../author-links.ts';
import type { Catalogue } from '../catalogue.ts';
import { relativeHref, routes } from '../routes.ts';

/** A guide as published, as Markdown; links to other pages go to their twins. */
export function guideTwin(catalogue: Catalogue, guide: Guide): string {
  const page = routes.guide(guide);
  const version = catalogue.versionOf(guide);
  const body = withFiles(guide).trim();
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

/** The text of files where the page leaves a fence empty for it, and no hidden set-up. */
function withFiles({ markdown, blocks }: Guide): string {
  const lines = markdown.split('\n');
  for (const { include, location, text } of blocks.toReversed()) {
    const opening = location.line ?? 0;
    const fence = /(`{3,}|~{3,})/.exec(lines[opening - 1] ?? '')?.[0];
    if (include && fence && lines[opening]?.trim().startsWith(fence)) {
      lines.splice(opening, 0, ...text.trimEnd().split('\n'));
    }
  }
  const whole = lines.join('\n');
  return blocks.some(({ hidden }) => hidden) ? whole.replace(/^<!--\s*docs:run[\s\S]*?-->\n?/gm, '') : whole;
}
