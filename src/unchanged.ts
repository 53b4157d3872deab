import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { chooseLanguages } from './assemble.ts';
import { findCircumstances, projectName } from './circumstances.ts';
import type { Config } from './config.ts';
import { changeFingerprint, contentsBelow } from './lib/tree-fingerprint.ts';
import { writeWhole } from './lib/write-whole.ts';
import type { Proof } from './model/proof.ts';
import type { Report } from './model/report.ts';
import { digest } from './run/cache/digest.ts';
import { cacheFolder } from './run/cache-folder.ts';

/** What a build was made from and with; a build of the same is the same. */
export interface Origin {
  readonly target: string;
  readonly only: readonly string[];
  readonly run: boolean;
  readonly lint: boolean;
  readonly strict: boolean;
}

/** Answers for a build of which nothing has changed since the last one. */
export interface LastBuild {
  /** What the last build found, when it was made from the very same and nobody touched what it wrote. */
  readonly report: Report | undefined;
  /** Leaves the report of a build that is finished to the next one, when it says what any build would say. */
  readonly keep: (report: Report) => Promise<void>;
}

const unknown: LastBuild = { report: undefined, keep: async () => {} };

/**
 * Looks for the last build of this project. Its key is everything that a build depends on: all files of the project,
 * our own program and templates, runtimes, Target, options, and the day, since dates are judged. Where one of them
 * cannot be known, such as what decides the answers of a Target that somebody else runs, no build is the last one.
 */
export async function openLastBuild(config: Config, origin: Origin): Promise<LastBuild> {
  const circumstances = await circumstancesOf(config, origin);
  const before = await projectFiles(config);
  if (circumstances === undefined || before === undefined) return unknown;
  const file = join(cacheFolder(), 'builds', `${projectName(config)}.json.gz`);
  const last = await read(file);
  const holds =
    last?.key === keyOf(circumstances, before) && last.written === (await changeFingerprint(config.out));
  return {
    report: holds ? recalled(last.report) : undefined,
    keep: async (report) => {
      const after = await projectFiles(config);
      if (!isLasting(report, origin.run) || !after || !isUntouched(before, after)) return;
      const kept: Kept = {
        key: keyOf(circumstances, after),
        written: await changeFingerprint(config.out),
        report,
      };
      await writeWhole(file, gzipSync(JSON.stringify(kept), { level: 1 }));
    },
  };
}

interface Kept {
  readonly key: string;
  readonly written: string;
  readonly report: Report;
}

function keyOf(circumstances: string, files: ReadonlyMap<string, string>): string {
  return digest(circumstances, [...files]);
}

async function circumstancesOf(
  config: Config,
  { target: name, only, run, lint, strict }: Origin,
): Promise<string | undefined> {
  const { runtimes, ...rest } = await findCircumstances({ config, languages: chooseLanguages(config) }, name);
  if (run && rest.target === undefined) return undefined;
  const templates = await contentsBelow(fileURLToPath(new URL('../templates', import.meta.url)), []);
  return digest(
    [rest, [...runtimes], [...(templates ?? [])]],
    JSON.stringify(config, (_key, value) => (typeof value === 'function' ? String(value) : value)),
    { name, only, run, lint, strict },
    [process.env.SOURCE_DATE_EPOCH, new Date().toISOString().slice(0, 'yyyy-mm-dd'.length)],
  );
}

async function projectFiles({ root, out: folder }: Config): Promise<ReadonlyMap<string, string> | undefined> {
  const out = relative(root, folder).split(sep).join('/');
  return contentsBelow(root, [
    '**/node_modules/**',
    '**/.git/**',
    `${out}/**`,
    `${out}.new-*/**`,
    `${out}.old-*/**`,
  ]);
}

/**
 * Whether a build saw the files as they are now. What appeared meanwhile and is no document was made by the Target's
 * command, such as what it compiles or stores.
 */
function isUntouched(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): boolean {
  const isKept = [...before].every(([file, content]) => after.get(file) === content);
  return (
    isKept && [...after.keys()].every((file) => before.has(file) || !/\.(md|ya?ml|json|hbs)$/.test(file))
  );
}

/** A failure is looked into again, and what did not run may run the next time. */
function isLasting({ failed, proofs }: Report, run: boolean): boolean {
  return !failed && (!run || proofs.every(isSettled));
}

function isSettled({ state, reason }: Proof): boolean {
  return state === 'proven' || (state === 'not-proven' && reason?.startsWith('illustration: ') === true);
}

function recalled(report: Report): Report {
  const proven = report.proofs.filter(({ state }) => state === 'proven').length;
  return { ...report, ran: { programs: 0, scenes: 0, recalled: proven } };
}

async function read(file: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(gunzipSync(await readFile(file)).toString('utf8')) as Kept;
  } catch {
    return undefined;
  }
}
