import type { Config, VersionConfig } from '../config.ts';
import { DocsError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Callable } from './arazzo/source-description.ts';
import { loadOpenApi, type Specification } from './openapi/load-openapi.ts';
import type { LoadMemory } from './source/load-memory.ts';
import type { SourceFiles } from './source/source-files.ts';

/** A specification with what the configuration says of it. */
export interface LoadedSpecification {
  readonly config: VersionConfig;
  /** Its file, relative to the root. */
  readonly entry: string;
  readonly specification: Specification;
  /** The same for flows. */
  readonly callable: Callable;
}

/** Loads the specifications of all versions in the order of the configuration. */
export async function loadSpecifications(
  config: Config,
  files: SourceFiles,
  findings: Finding[],
  memory: LoadMemory,
): Promise<LoadedSpecification[]> {
  const loaded: LoadedSpecification[] = [];
  for (const api of config.apis) {
    for (const version of api.versions) {
      const entry = files.relative(version.spec);
      if (entry === undefined) {
        throw new DocsError(
          `${config.file}: the specification ${version.spec} lies outside of ${files.root}.`,
        );
      }
      const name = { api: api.id, version: version.id };
      // A document is read beside those before it, some of whose files it may share.
      const before = loaded.map(({ specification }) => specification);
      const { specification, findings: found } = await memory.recall(
        `specification ${api.id}/${version.id}`,
        [entry, ...before],
        files,
        (noted) => loadOpenApi(entry, name, noted),
      );
      findings.push(...found);
      const callable = { source: `${api.id}/${version.id}`, operations: specification.operations };
      loaded.push({ config: version, entry, specification, callable });
    }
  }
  return loaded;
}
