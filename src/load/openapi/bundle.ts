import path from 'node:path';
import { bundle as bundleFiles, type Config, createConfig, lintDocument } from '@redocly/openapi-core';
import { DocsError } from '../../errors.ts';
import type { Finding } from '../../model/finding.ts';
import type { JsonObject } from '../../model/json.ts';
import type { SourceFiles } from '../source/source-files.ts';
import { dropDeadReferences } from './dead-reference.ts';
import { problemToFinding } from './problem-to-finding.ts';
import { ProjectResolver } from './project-resolver.ts';
import { requireOpenApi } from './require-openapi.ts';

/** The entry document with everything that it refers to inside it, and what is structurally wrong with it. */
export interface Bundled {
  readonly document: JsonObject;
  readonly findings: readonly Finding[];
}

/** Reads, checks and bundles an OpenAPI 3 document; throws a DocsError when it is none. */
export async function bundle(entry: string, files: SourceFiles): Promise<Bundled> {
  await files.read(entry);
  requireOpenApi(entry, files);
  const config = await createConfig({ rules: { struct: 'error', 'no-unresolved-refs': 'error' } });
  const resolver = new ProjectResolver(files);
  const document = await resolver.resolveDocument(null, path.join(files.root, entry), true);
  if (document instanceof Error) throw new DocsError(`${entry}: ${document.message}`, { cause: document });
  const problems = await lintDocument({ document, config, externalRefResolver: resolver });
  const bundled = await bundleDocument(document, config, resolver, entry);
  return {
    document: dropDeadReferences(bundled),
    findings: problems.flatMap((problem) => problemToFinding(problem, files) ?? []),
  };
}

async function bundleDocument(
  document: Parameters<typeof lintDocument>[0]['document'],
  config: Config,
  resolver: ProjectResolver,
  entry: string,
): Promise<JsonObject> {
  const result = await bundleFiles({ doc: document, config, externalRefResolver: resolver });
  try {
    return JSON.parse(JSON.stringify(result.bundle.parsed)) as JsonObject;
  } catch (error) {
    throw new DocsError(
      `${entry}: references lead in a circle outside of schemas, so there is no end to the document.`,
      {
        cause: error,
      },
    );
  }
}
