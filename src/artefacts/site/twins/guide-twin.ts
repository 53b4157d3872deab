import type { Guide } from '../../../model/guide.ts';
import { authorUrlToPath, pictureFile } from '../author-links.ts';
import type { Catalogue } from '../catalogue.ts';
import { findFlow, sequenceInWords } from '../diagrams/sequence.ts';
import { relativeHref, routes } from '../routes.ts';

/** A guide as published, as Markdown; links to other pages go to their twins. */
export function guideTwin(catalogue: Catalogue, guide: Guide): string {
  const page = routes.guide(guide);
  const version = catalogue.versionOf(guide);
  const body = withFiles(guide, catalogue).trim();
  const text = /^#\s/m.test(body.split('\n')[0] ?? '') ? body : `# ${guide.title}\n\n${body}`;
  let fenced = false;
  const lines = text.split('\n').map((line) => {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    if (fenced) return line;
    return line.replace(/(\]\()([^)\s]+)/g, (whole, open: string, url: string) => {
      const file = pictureFile(url, guide);
      if (catalogue.publication.docs.pictures?.[file])
        return `${open}${relativeHref(page, routes.picture(file))}`;
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

/** The text of files where the page leaves a fence empty for it, diagrams in words, and no hidden set-up. */
function withFiles(guide: Guide, catalogue: Catalogue): string {
  const { markdown, blocks, diagrams } = guide;
  const lines = markdown.split('\n');
  const fenceAt = (line: number) => /(`{3,}|~{3,})/.exec(lines[line - 1] ?? '')?.[0];
  const filled = [
    ...blocks.map(({ include, location, text }) => ({ location, text: include && text, flow: undefined })),
    ...diagrams.map(({ flow, location }) => ({ location, text: undefined, flow })),
  ].toSorted((one, other) => (other.location.line ?? 0) - (one.location.line ?? 0));
  for (const { location, text, flow } of filled) {
    const opening = location.line ?? 0;
    const fence = fenceAt(opening);
    const closing = lines.findIndex(
      (line, index) => index >= opening && fence && line.trim().startsWith(fence),
    );
    if (fence === undefined || closing < 0) continue;
    if (flow !== undefined) {
      const words = sequenceInWords(findFlow(catalogue, guide, flow), catalogue);
      lines.splice(opening - 1, closing - opening + 2, ...words);
    } else if (text !== undefined && closing === opening) {
      lines.splice(opening, 0, ...text.trimEnd().split('\n'));
    }
  }
  const whole = lines.join('\n');
  return blocks.some(({ hidden }) => hidden) ? whole.replace(/^<!--\s*docs:run[\s\S]*?-->\n?/gm, '') : whole;
}
