import type { Finding } from '../../model/finding.ts';
import type { OutputFile, Publication } from '../../model/publication.ts';
import { checkDescriptions } from './descriptions.ts';
import { checkFrontMatter } from './front-matter.ts';
import { checkLinks } from './links.ts';
import { openScales } from './page-weight.ts';

/** Looks at files as they are made, and says in the end what is wrong with the site; keeps no content but that of the heaviest pages. */
export function openInspection({ docs }: Pick<Publication, 'docs'>): {
  readonly note: (file: OutputFile) => void;
  readonly findings: () => Iterable<Finding>;
} {
  const files: OutputFile[] = [];
  const scales = openScales();
  return {
    note: (file) => {
      scales.note(file);
      files.push({ ...file, content: '' });
    },
    findings: function* () {
      yield* checkLinks(files);
      yield* checkFrontMatter(docs);
      yield* checkDescriptions(files);
      yield* scales.findings();
    },
  };
}
