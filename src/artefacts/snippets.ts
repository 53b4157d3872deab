import { posix } from 'node:path';
import { defineArtefact } from './artefact.ts';

/** Each snippet as a file: the bytes that ran, and beside it the files that it reads. */
export const snippets = defineArtefact({
  id: 'snippets',
  *files(publication) {
    const beside = new Map<string, Uint8Array>();
    for (const { path, text, example } of publication.snippets) {
      yield { path, content: text };
      for (const { name, base64 } of example.request.files) {
        beside.set(`${posix.dirname(path)}/${name}`, Buffer.from(base64, 'base64'));
      }
    }
    for (const [path, content] of beside) yield { path, content };
  },
});
