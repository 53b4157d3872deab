import type { Docs, Version } from '../../model/docs.ts';

/** A text that people read, as the author wrote it, and the versions that it may speak of. */
export interface ProseText {
  readonly file: string;
  readonly text: string;
  readonly versions: readonly Version[];
  readonly isGuide: boolean;
}

/**
 * Every guide and every file of the specifications. The files, not the loaded descriptions: there every sentence has
 * its line, and a fact that is referred to is no number.
 */
export function proseTexts(docs: Docs): ProseText[] {
  const versions = docs.apis.flatMap((api) => api.versions);
  const guides = [...docs.guides, ...versions.flatMap((version) => version.guides)].map(
    ({ api, version, location }): ProseText => ({
      file: location.file,
      text: docs.sources[location.file] ?? '',
      versions: versions.filter(
        (each) => (api === undefined || each.api === api) && (version === undefined || each.id === version),
      ),
      isGuide: true,
    }),
  );
  const specifications = versions.flatMap((version) =>
    specificationFiles(docs, version).map(
      (file): ProseText => ({ file, text: docs.sources[file] ?? '', versions: [version], isGuide: false }),
    ),
  );
  return [...guides, ...specifications];
}

/** The specification's entry and what lies beside and below it; flows tell the machine what to do, not the reader. */
function specificationFiles({ sources }: Docs, { location }: Version): string[] {
  const folder = location.file.slice(0, location.file.lastIndexOf('/') + 1);
  return Object.keys(sources).filter(
    (file) =>
      file.startsWith(folder) && /\.(ya?ml|json)$/.test(file) && !/^arazzo:/m.test(sources[file] ?? ''),
  );
}
