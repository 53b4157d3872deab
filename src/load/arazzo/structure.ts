import path from 'node:path';
import { createConfig, lintDocument } from '@redocly/openapi-core';
import type { Finding } from '../../model/finding.ts';
import { problemToFinding } from '../openapi/problem-to-finding.ts';
import { ProjectResolver } from '../openapi/project-resolver.ts';
import type { SourceFiles } from '../source/source-files.ts';

/** What in an [Arazzo document](https://spec.openapis.org/arazzo/v1.0.1.html#schema) does not have the shape that it should. */
export async function checkStructure(file: string, files: SourceFiles): Promise<Finding[]> {
  const resolver = new ProjectResolver(files);
  const document = await resolver.resolveDocument(null, path.join(files.root, file), true);
  if (document instanceof Error) throw document;
  const config = await createConfig({ rules: { struct: 'error', 'no-unresolved-refs': 'error' } });
  const problems = await lintDocument({ document, config, externalRefResolver: resolver });
  return problems.flatMap((problem) => problemToFinding(problem, files, 'arazzo-structure') ?? []);
}
