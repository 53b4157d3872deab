import type { Version } from '../../model/docs.ts';
import type { Example } from '../../model/example.ts';
import type { FlowSource } from '../../model/flow.ts';
import type { OutputFile } from '../../model/publication.ts';
import { defineArtefact } from '../artefact.ts';
import { filePath } from './file-path.ts';
import { serverSlugs } from './server-slugs.ts';
import { toCollection } from './to-collection.ts';
import { toEnvironment } from './to-environment.ts';

/** A Postman collection a Version, and an environment for each of its servers. */
export const postman = defineArtefact({
  id: 'postman',
  *files({ docs, examples }) {
    const { flowSources } = docs;
    for (const version of docs.apis.flatMap((api) => api.versions)) {
      const own = examples.filter(
        ({ operation }) => operation.api === version.api && operation.version === version.id,
      );
      yield* versionFiles(version, own, flowSources);
    }
  },
});

function* versionFiles(
  version: Version,
  examples: readonly Example[],
  sources: readonly FlowSource[],
): Iterable<OutputFile> {
  const base = `postman/${version.api}-${version.id}`;
  yield { path: `${base}.postman_collection.json`, content: print(toCollection(version, examples, sources)) };
  const slugs = serverSlugs(version.servers);
  for (const [index, server] of version.servers.entries()) {
    const path = `${base}.${slugs[index]}.postman_environment.json`;
    yield { path, content: print(toEnvironment(version, server, examples, sources)) };
  }
  const files = new Map(
    examples.flatMap((example) =>
      example.request.files.map((file) => [`postman/${filePath(example, file)}`, file.base64] as const),
    ),
  );
  for (const [path, base64] of files) yield { path, content: Buffer.from(base64, 'base64') };
}

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
