import { artefacts } from './artefacts/index.ts';
import type { Assembly } from './assemble.ts';
import { openInspection } from './checks/site/inspection.ts';
import type { Finding } from './model/finding.ts';
import type { Proof } from './model/proof.ts';
import type { OutputFile, Publication } from './model/publication.ts';
import type { Report } from './model/report.ts';
import { reporters } from './report/index.ts';

/** Makes everything that is published while it is read, and then says what is wrong with it. */
export function produce(publication: Publication): {
  readonly files: Iterable<OutputFile>;
  readonly findings: () => readonly Finding[];
} {
  const inspection = openInspection(publication);
  return { files: filesOf(publication, inspection.note), findings: () => [...inspection.findings()] };
}

function* filesOf(publication: Publication, note: (file: OutputFile) => void): Iterable<OutputFile> {
  for (const artefact of artefacts) {
    for (const file of artefact.files(publication)) {
      for (const published of withDownload(file)) {
        note(published);
        yield published;
      }
    }
  }
}

/** Collections lie beside the pages too, which link to them. */
function withDownload(file: OutputFile): OutputFile[] {
  return file.path.startsWith('postman/') ? [file, { ...file, path: `site/${file.path}` }] : [file];
}

/** The files that tell of a run: what was proven, for people and for other tools. */
export function reportFiles(report: Report): OutputFile[] {
  return reporters.flatMap((reporter) => [...(reporter.files?.(report) ?? [])]);
}

/** What artefacts are made from. */
export function toPublication(
  { docs, examples, snippets, languages, config }: Assembly,
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
    remarkPlugins: config.remarkPlugins,
  };
}
