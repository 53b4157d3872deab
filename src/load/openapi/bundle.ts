import path from 'node:path';
import { bundle as bundleFiles, type Config, createConfig, lintDocument } from '@redocly/openapi-core';
import { DocsError } from '../../errors.ts';
import type { Finding } from '../../model/finding.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Location } from '../../model/location.ts';
import type { SourceFiles } from '../source/source-files.ts';
import { findCircularReferences } from './circular-reference.ts';
import { dropDeadReferences } from './dead-reference.ts';
import { problemToFinding } from './problem-to-finding.ts';
import { ProjectResolver } from './project-resolver.ts';
import { requireOpenApi } from './require-openapi.ts';
import { toJson } from './to-json.ts';

/** The entry document with everything that it refers to inside it, and what is structurally wrong with it. */
export interface Bundled {
  readonly document: JsonObject;
  readonly findings: readonly Finding[];
}

/** Reads, checks and bundles an OpenAPI 3 document; throws a DocsError when it is none. */
export async function bundle(entry: string, files: SourceFiles): Promise<Bundled> {
  await requireOpenApi(entry, files);
  const config = await createConfig({ rules: { struct: 'error', 'no-unresolved-refs': 'error' } });
  const circular: Location[] = [];
  for (;;) {
    try {
      return await bundleWith(new ProjectResolver(files, circular), entry, files, config, circular);
    } catch (error) {
      if (error instanceof RangeError) throw tooDeep(entry, error);
      // openapi-core gives up at a reference that leads to itself; it is asked again without those.
      const found = findCircularReferences(files);
      if (found.length === circular.length) throw error;
      circular.splice(0, circular.length, ...found);
    }
  }
}

function tooDeep(entry: string, cause: RangeError): DocsError {
  const message = `${entry}: a schema refers to another, that to another, and so on for hundreds; give the chain of references a shorter way.`;
  return new DocsError(message, { cause });
}

async function bundleWith(
  resolver: ProjectResolver,
  entry: string,
  files: SourceFiles,
  config: Config,
  circular: readonly Location[],
): Promise<Bundled> {
  const document = await resolver.resolveDocument(null, path.join(files.root, entry), true);
  if (document instanceof Error) throw new DocsError(`${entry}: ${document.message}`, { cause: document });
  const problems = await lintDocument({ document, config, externalRefResolver: resolver });
  const result = await bundleFiles({ doc: document, config, externalRefResolver: resolver });
  const findings = problems.flatMap((problem) => problemToFinding(problem, files) ?? []);
  const { document: bundled, circles } = toJson(result.bundle.parsed, entry);
  return {
    document: dropDeadReferences(bundled),
    findings: withoutEchoes([
      ...circular.map(circularFinding),
      ...circles.map((pointer) => endlessFinding({ file: entry, pointer })),
      ...findings,
    ]),
  };
}

function circularFinding({ file, pointer }: Location): Finding {
  return {
    severity: 'error',
    rule: 'ref-resolves',
    message: 'The reference leads back to itself and never to a value.',
    location: { file, pointer: `${pointer}/$ref` },
  };
}

function endlessFinding(location: Location): Finding {
  return {
    severity: 'error',
    rule: 'ref-resolves',
    message: 'A reference here leads to something around it, which only schemas may do.',
    location,
  };
}

/** Where a reference is dead, everything else that is said of the place is a consequence. */
function withoutEchoes(findings: readonly Finding[]): Finding[] {
  const key = ({ location: { file, pointer } }: Finding) => `${file}#${pointer}`;
  const dead = new Set(findings.filter(({ rule }) => rule === 'ref-resolves').map(key));
  return findings.filter((finding) => finding.rule === 'ref-resolves' || !dead.has(key(finding)));
}
