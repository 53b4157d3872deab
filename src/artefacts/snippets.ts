import { defineArtefact } from './artefact.ts';

/** Each snippet as a file: the bytes that ran. */
export const snippets = defineArtefact({
  id: 'snippets',
  *files(publication) {
    for (const { path, text } of publication.snippets) yield { path, content: text };
  },
});
