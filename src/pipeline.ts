import { rm } from 'node:fs/promises';
import { type Assembly, assemble } from './assemble.ts';
import { checkDocuments } from './checks/documents/index.ts';
import type { Config } from './config.ts';
import { confinementOf } from './confinement-of.ts';
import { DocsError } from './errors.ts';
import type { Performance } from './exercise.ts';
import { guideTimes } from './guide-time.ts';
import { foreignEntry, repairSwap, stagingFolder, swapIn, writeTree } from './lib/write-tree.ts';
import { createLocator } from './load/locate.ts';
import type { Finding } from './model/finding.ts';
import type { Proof } from './model/proof.ts';
import type { Report } from './model/report.ts';
import { produce, reportFiles, toPublication } from './produce.ts';
import { assembleReport } from './report/assemble-report.ts';
import { documentedLiterals } from './report/documented-literals.ts';
import { maskProofs } from './report/mask-report.ts';
import type { Selection } from './selection.ts';
import { toProofs, toUnrunProofs } from './to-proofs.ts';
import { toolVersion } from './tool-version.ts';
import { openLastBuild } from './unchanged.ts';
import { updateExamples } from './update-examples.ts';
import { updateGuides } from './update-guides.ts';

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
  /** Whether what earlier builds proved need not run again. */
  readonly cache: boolean;
  /** Rewrites what guides expect and what did not come. @default false */
  readonly update?: boolean;
  readonly progress: (text: string) => void;
  /** Ends the build without a trace. */
  readonly interruption?: AbortSignal;
}

/** Builds the documentation: reads, checks, runs, renders, and swaps `out/` in whole. */
export async function build(config: Config, options: BuildOptions): Promise<Report> {
  await repairSwap(config.out);
  await refuseForeignFolder(config);
  const last = await openLastBuild(config, { ...options, only: options.selection.globs });
  if (last.report && options.cache && !options.update) return last.report;
  const assembly = await assemble(config);
  const staging = stagingFolder(config.out);
  try {
    await writeTree(staging, snippetFiles(assembly));
    const performance = options.run
      ? await (await import('./exercise.ts')).exercise(assembly, { ...options, folder: staging })
      : undefined;
    const builtAt = buildTime();
    const place = createLocator(assembly.docs.sources);
    const putInPlace = (finding: Finding) => ({ ...finding, location: place(finding.location) });
    const documented = documentedLiterals(assembly.docs, assembly.examples);
    const judged = judge(assembly, performance, options.selection, builtAt).map((proof) => ({
      ...proof,
      source: place(proof.source),
      findings: proof.findings.map(putInPlace),
    }));
    // Pages show proofs too, so secrets go before anything is made of them.
    const proofs = maskProofs(judged, documented);
    const about = { target: performance?.target, builtAt, toolVersion: toolVersion() };
    const { files, findings } = produce(toPublication(assembly, proofs, about));
    await writeTree(staging, files);
    const own = [
      ...assembly.docs.findings,
      ...(options.lint ? checkDocuments(assembly.docs, assembly.examples) : []),
      ...(performance?.findings ?? []),
      ...guideTimes(performance?.blocks ?? []),
      ...findings(),
      ...(proofs.length === 0 ? [nothingSelected(config.file)] : []),
    ];
    const report = assembleReport({
      ...runOf(assembly, performance, options),
      proofs,
      findings: own.map(putInPlace),
      documented,
    });
    await writeTree(staging, reportFiles(report));
    options.interruption?.throwIfAborted();
    await swapIn(staging, config.out);
    const proven = new Set(proofs.filter(({ state }) => state === 'proven').map(({ id }) => id));
    await performance?.settle((id) => proven.has(id), builtAt);
    const updates = options.update && performance ? await update(performance, config.root) : [];
    if (updates.length > 0) return { ...report, failed: true, updates };
    await last.keep(report);
    return report;
  } finally {
    await rm(staging, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Pages and documents, brought up to what came. */
async function update({ blocks, responses }: Performance, root: string) {
  return [...(await updateGuides(blocks, root)), ...(await updateExamples(responses, root))];
}

/** What we did not write we do not replace. */
async function refuseForeignFolder({ out, file }: Config): Promise<void> {
  const foreign = await foreignEntry(out, 'proof/proof.json');
  if (foreign === undefined) return;
  throw new DocsError(
    `${file}: \`out\` names ${out}, which holds \`${foreign}\` and no build; remove the folder, or name another one.`,
  );
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
  if (performance) return toProofs(assembly, performance, selection, ranAt);
  return toUnrunProofs(assembly).filter((proof) => selection.has([proof.id]));
}

/** What a report says of the run as a whole. */
function runOf({ docs, config }: Assembly, performance: Performance | undefined, options: BuildOptions) {
  const specs = docs.apis.flatMap((api) =>
    api.versions.map(({ id, digest }) => ({ api: api.id, version: id, digest })),
  );
  return {
    toolVersion: toolVersion(),
    target: performance?.target ?? null,
    specs,
    ran: {
      programs: performance?.programs ?? 0,
      scenes: performance?.scenes ?? 0,
      recalled: performance?.recalled ?? 0,
    },
    confinement: confinementOf(performance ?? { snippets: [], samples: [], blocks: [] }),
    strict: options.strict && performance !== undefined,
    allowNotProven: config.targets[options.target]?.allowNotProven ?? [],
  };
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

/** Now, or what SOURCE_DATE_EPOCH says, so that two builds of the same sources are the same. */
export function buildTime(): string {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  const date = epoch === undefined ? new Date() : new Date(Number(epoch) * 1000);
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
