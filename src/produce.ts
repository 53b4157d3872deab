import { artefacts } from './artefacts/index.ts';
import type { Assembly } from './assemble.ts';
import { checkLinks } from './checks/site/links.ts';
import type { Finding } from './model/finding.ts';
import type { Proof } from './model/proof.ts';
import type { OutputFile, Publication } from './model/publication.ts';
import type { Report } from './model/report.ts';
import { reporters } from './report/index.ts';

/** Makes everything that is published, and says what is wrong with it. */
export function produce(publication: Publication): {
  readonly files: readonly OutputFile[];
  readonly findings: readonly Finding[];
} {
  const files = artefacts.flatMap((artefact) => [...artefact.files(publication)]);
  return { files, findings: [...checkLinks(files)] };
}

/** The files that tell of a run: what was proven, for people and for other tools. */
export function reportFiles(report: Report): OutputFile[] {
  return reporters.flatMap((reporter) => [...(reporter.files?.(report) ?? [])]);
}

/** What artefacts are made from. */
export function toPublication(
  { docs, examples, snippets, languages }: Assembly,
  proofs: readonly Proof[],
  about: { readonly target: string | undefined; readonly builtAt: string; readonly toolVersion: string },
): Publication {
  const { target, builtAt, toolVersion } = about;
  return {
    docs,
    examples,
    snippets,
    proofs,
    languages: languages.map(({ id, title, grammar }) => ({ id, title, grammar })),
    ...(target === undefined ? {} : { target }),
    builtAt,
    toolVersion,
  };
}
