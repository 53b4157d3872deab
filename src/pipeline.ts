import { rm } from 'node:fs/promises';
import { type Assembly, assemble } from './assemble.ts';
import { checkDocuments } from './checks/documents/index.ts';
import type { Config } from './config.ts';
import { exercise, type Performance } from './exercise.ts';
import { repairSwap, swapIn, writeTree } from './lib/write-tree.ts';
import { createLocator } from './load/locate.ts';
import type { Finding } from './model/finding.ts';
import type { Proof } from './model/proof.ts';
import type { Report } from './model/report.ts';
import { produce, reportFiles, toPublication } from './produce.ts';
import { summarise } from './report/summarise.ts';
import type { Selection } from './selection.ts';
import { toProofs, toUnrunProofs } from './to-proofs.ts';
import { toolVersion } from './tool-version.ts';

/*
 *  spec/  guides/  flows  config
 *     └──────┬──────────────┘
 *          load ─→ examples ─→ languages      assemble: what is documented, and how it is printed
 *                     │
 *                    run ─→ checks            exercise: what happens when it is run; toProofs: what that is worth
 *                     │
 *                 artefacts ─→ report         produce: out/
 */

export interface BuildOptions {
  readonly target: string;
  readonly selection: Selection;
  readonly run: boolean;
  readonly lint: boolean;
  readonly strict: boolean;
  readonly progress: (text: string) => void;
}

/** Builds the documentation: reads, checks, runs, renders, and swaps `out/` in whole. */
export async function build(config: Config, options: BuildOptions): Promise<Report> {
  await repairSwap(config.out);
  const assembly = await assemble(config);
  const staging = `${config.out}.new-${process.pid}`;
  try {
    await writeTree(staging, snippetFiles(assembly));
    const performance = options.run ? await exercise(assembly, { ...options, folder: staging }) : undefined;
    const builtAt = buildTime();
    const place = createPlacing(assembly);
    const proofs = judge(assembly, performance, options.selection, builtAt).map((proof) => ({
      ...proof,
      source: place(proof.source),
      findings: proof.findings.map(placed(place)),
    }));
    const about = { target: performance?.target, builtAt, toolVersion: toolVersion() };
    const { files, findings } = produce(toPublication(assembly, proofs, about));
    const report = toReport(
      assembly,
      proofs,
      performance,
      options,
      [
        ...assembly.docs.findings,
        ...(options.lint ? checkDocuments(assembly.docs, assembly.examples) : []),
        ...findings,
      ].map(placed(place)),
    );
    await writeTree(staging, files);
    await writeTree(staging, reportFiles(report));
    await swapIn(staging, config.out);
    return report;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

function snippetFiles({ snippets }: Assembly) {
  return snippets.map(({ path, text }) => ({ path, content: text }));
}

function judge(
  assembly: Assembly,
  performance: Performance | undefined,
  selection: Selection,
  ranAt: string,
): Proof[] {
  return performance ? toProofs(assembly, performance, selection, ranAt) : toUnrunProofs(assembly);
}

function toReport(
  { docs, config }: Assembly,
  proofs: readonly Proof[],
  performance: Performance | undefined,
  { strict, target }: BuildOptions,
  own: readonly Finding[],
): Report {
  const place = createLocator(docs.sources);
  const told = proofs.flatMap((proof) => proof.findings);
  const findings = unique([...own, ...(performance?.findings ?? []).map(placed(place)), ...told]);
  const nothing = proofs.length === 0 ? [nothingSelected(config.file)] : [];
  const all = [...nothing, ...findings].sort(byPlace);
  const allowNotProven = config.targets[target]?.allowNotProven ?? [];
  return {
    toolVersion: toolVersion(),
    target: performance?.target ?? null,
    specs: docs.apis.flatMap((api) =>
      api.versions.map(({ id, digest }) => ({ api: api.id, version: id, digest })),
    ),
    proofs,
    findings: all,
    ...summarise({ proofs, findings: all, strict: strict && performance !== undefined, allowNotProven }),
    ran: { programs: performance?.programs ?? 0, scenes: performance?.scenes ?? 0 },
    strict,
    allowNotProven,
  };
}

function createPlacing({ docs }: Assembly) {
  return createLocator(docs.sources);
}

function placed(place: ReturnType<typeof createLocator>) {
  return (finding: Finding): Finding => ({ ...finding, location: place(finding.location) });
}

function nothingSelected(file: string): Finding {
  return {
    severity: 'error',
    rule: 'nothing-selected',
    message: 'The run selects nothing: no example, snippet or block matches `--only`',
    location: { file, line: 1, column: 1 },
    fix: '`docproof build --list` shows what there is',
  };
}

/** The same thing said twice at the same place is said once. */
function unique(findings: readonly Finding[]): Finding[] {
  const key = ({ rule, message, location: { file, line, column } }: Finding) =>
    JSON.stringify([rule, message, file, line, column]);
  return [...new Map(findings.map((finding) => [key(finding), finding])).values()];
}

function byPlace(one: Finding, other: Finding): number {
  const files = one.location.file.localeCompare(other.location.file);
  return files || (one.location.line ?? 0) - (other.location.line ?? 0);
}

/** Now, or what SOURCE_DATE_EPOCH says, so that two builds of the same sources are the same. */
function buildTime(): string {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  const date = epoch === undefined ? new Date() : new Date(Number(epoch) * 1000);
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
