import type { Version } from '../../../model/docs.ts';
import type { Catalogue } from '../catalogue.ts';
import { relativeHref, routes, twinPath } from '../routes.ts';
import { firstSentence } from '../text/plain.ts';

const here = 'llms.txt';

/** The site's contents for language models, as [llms.txt](https://llmstxt.org) proposes: titles and links to Markdown. */
export function llmsIndex(catalogue: Catalogue): string {
  const { site, guides } = catalogue.publication.docs;
  const sections = catalogue.versions.flatMap((version) => versionSections(catalogue, version));
  const shared = guides.map((guide) => entry(guide.title, routes.guide(guide), guide.description));
  return `${[
    `# ${site.title}`,
    ...(site.tagline ? [`> ${site.tagline}`] : []),
    ...(shared.length > 0 ? [`## Guides\n\n${shared.join('\n')}`] : []),
    ...sections,
  ].join('\n\n')}\n`;
}

function versionSections(catalogue: Catalogue, version: Version): string[] {
  const title = `${catalogue.apiTitle(version)} ${version.label}`;
  const guides = version.guides.map((guide) => entry(guide.title, routes.guide(guide), guide.description));
  const operations = version.operations.map((operation) =>
    entry(
      `${operation.method} ${operation.path}`,
      routes.operation(operation),
      operation.summary || firstSentence(operation.description),
    ),
  );
  return [
    ...(guides.length > 0 ? [`## ${title}: guides\n\n${guides.join('\n')}`] : []),
    ...(operations.length > 0 ? [`## ${title}: operations\n\n${operations.join('\n')}`] : []),
  ];
}

function entry(title: string, page: string, words: string): string {
  return `- [${title.replace(/[[\]]/g, '')}](${relativeHref(here, twinPath(page))})${words ? `: ${words}` : ''}`;
}

/** All twins in one text. */
export function llmsFull(catalogue: Catalogue, twins: readonly Uint8Array[]): Uint8Array {
  const { site } = catalogue.publication.docs;
  const head = [`# ${site.title}`, ...(site.tagline ? [`> ${site.tagline}`] : [])].join('\n\n');
  const blank = Buffer.from('\n\n');
  return Buffer.concat([Buffer.from(head), ...twins.flatMap((twin) => [blank, twin]), Buffer.from('\n')]);
}
