import type { Version } from '../../model/docs.ts';
import type { Example } from '../../model/example.ts';
import { defineArtefact } from '../artefact.ts';
import { versionText } from './version-text.ts';

/** A file of requests a Version, for the HTTP clients of JetBrains and Visual Studio Code. */
export const httpFile = defineArtefact({
  id: 'http',
  *files({ docs, examples }) {
    for (const version of docs.apis.flatMap((api) => api.versions)) {
      const path = `http/${version.api}/${version.id}.http`;
      yield { path, content: versionText(version, examples.filter(isOf(version))) };
    }
  },
});

function isOf(version: Version): (example: Example) => boolean {
  return ({ operation }) => operation.api === version.api && operation.version === version.id;
}
