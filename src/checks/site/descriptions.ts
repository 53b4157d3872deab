import type { Finding } from '../../model/finding.ts';
import type { OutputFile } from '../../model/publication.ts';

/** Pages that a search engine shows side by side need words of their own. */
export function* checkDescriptions(files: readonly OutputFile[]): Iterable<Finding> {
  const first = new Map<string, OutputFile>();
  for (const file of files) {
    const { about } = file;
    if (about?.kind !== 'guide') continue;
    const words = about.description.trim();
    if (words === '' || words === about.title) {
      yield {
        severity: 'warning',
        rule: 'page-description',
        message: `The page \`${about.title}\` has no description.`,
        location: about.source,
        fix: 'Say in its front matter in one sentence what a reader finds there: `description: …`.',
      };
      continue;
    }
    const same = first.get(words);
    if (same?.about === undefined) first.set(words, file);
    else if (same.about.source.file !== about.source.file) {
      yield {
        severity: 'warning',
        rule: 'page-description',
        message: `The page \`${about.title}\` has the description of \`${same.about.title}\` in \`${same.about.source.file}\`.`,
        location: about.source,
        fix: 'Say what this page has and the other one has not.',
      };
    }
  }
}
