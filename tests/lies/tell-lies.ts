import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/load/config/load-config.ts';
import type { Finding } from '../../src/model/finding.ts';
import { build } from '../../src/pipeline.ts';
import { createSelection } from '../../src/selection.ts';

/** A small change that makes the documentation false, and the finding that must come. */
interface Lie {
  readonly lie: string;
  readonly only: readonly string[];
  readonly change: { readonly file: string; readonly find: string; readonly replace: string };
  readonly expect: {
    readonly rule: string;
    readonly file: string;
    /** Text of the line that the finding must point to, in the changed file. */
    readonly at: string;
    readonly message: string;
  };
}

const root = join(import.meta.dirname, '..', '..');
const parts = [
  'spec',
  'guides',
  'templates',
  'reference-server',
  'docs.config.ts',
  'config.yml',
  'package.json',
  'tsconfig.json',
];
/** Every lie, by its file. */
export const lies = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml'))
  .sort();

/** So many lies about pages are told in one project. */
const together = 34;

/** Milliseconds for the whole of one. */
const patience = 600_000;

/**
 * Tells every second batch of lies, beginning with the first or the second: two files of tests run side by side. A page
 * is a story of its own, so lies about pages are told of copies of them, many in one project.
 */
export function tellEverySecond(first: 0 | 1): void {
  const batches = toBatches(lies.map((file) => new Untold(file))).filter((_, index) => index % 2 === first);
  const cases = batches.flatMap((batch) => {
    let told: Promise<Told> | undefined;
    const tellOnce = () => {
      told ??= tell(batch);
      return told;
    };
    return batch.map((untold) => [untold.file, untold, tellOnce] as const);
  });
  test.concurrent.each(cases)(
    '%s is found out',
    async (_file, untold, tellOnce) => {
      const { findings, lines } = await tellOnce();
      const found = findings.filter((finding) => matches(finding, untold, lines));
      expect(
        found.map((finding) => finding.message),
        say(findings.filter(({ location }) => location.file === untold.expectedFile)),
      ).not.toEqual([]);
    },
    patience,
  );
}

/** A lie, and of which file it will be told. */
class Untold {
  readonly file: string;
  readonly lie: Lie;
  /** About one page alone. */
  readonly ofPage: boolean;
  /** The file that is changed. */
  readonly changed: string;

  constructor(file: string) {
    this.file = file;
    this.lie = parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Lie;
    const { change, expect: expected } = this.lie;
    this.ofPage =
      change.file.startsWith('guides/') && change.file.endsWith('.md') && expected.file === change.file;
    const name = file.replace(/\.yaml$/, '').replaceAll('/', '-');
    this.changed = this.ofPage ? change.file.replace(/\.md$/, `-${name}.md`) : change.file;
  }

  get expectedFile(): string {
    return this.ofPage ? this.changed : this.lie.expect.file;
  }

  /** What has to run. */
  get only(): readonly string[] {
    const page = this.lie.change.file.replace(/\.md$/, '');
    return this.lie.only.map((glob) =>
      this.ofPage && glob === page ? this.changed.replace(/\.md$/, '') : glob,
    );
  }
}

/** What came of lies, and the lines of the files that they changed or were to be found in. */
interface Told {
  readonly findings: readonly Finding[];
  readonly lines: ReadonlyMap<string, readonly string[]>;
}

function toBatches(all: readonly Untold[]): Untold[][] {
  const ofPages = all.filter(({ ofPage }) => ofPage);
  const batches = all.filter(({ ofPage }) => !ofPage).map((untold) => [untold]);
  const count = Math.ceil(ofPages.length / together);
  for (let index = 0; index < count; index++) {
    batches.push(ofPages.filter((_, position) => position % count === index));
  }
  return batches.reverse();
}

async function tell(batch: readonly Untold[]): Promise<Told> {
  const project = copyProject();
  try {
    for (const untold of batch) change(untold, project);
    const findings = await findingsOf(
      project,
      batch.flatMap(({ only }) => only),
    );
    const files = new Set(batch.map(({ expectedFile }) => expectedFile));
    const lines = [...files].map(
      (file) => [file, readFileSync(join(project, file), 'utf8').split('\n')] as const,
    );
    return { findings, lines: new Map(lines) };
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

function copyProject(): string {
  const project = mkdtempSync(join(tmpdir(), 'docproof-lie-'));
  for (const part of parts) {
    cpSync(join(root, part), join(project, part), {
      recursive: true,
      filter: (source) => !source.includes('node_modules') && !source.includes('/tests/'),
    });
  }
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  return project;
}

function change({ lie, changed }: Untold, project: string): void {
  const { file, find, replace } = lie.change;
  const text = readFileSync(join(project, file), 'utf8');
  expect(text, `${file} has the text that the lie changes`).toContain(find);
  writeFileSync(
    join(project, changed),
    text.replace(find, () => replace),
  );
}

async function findingsOf(project: string, only: readonly string[]): Promise<readonly Finding[]> {
  const config = await loadConfig(project);
  const report = await build(config, {
    target: config.target,
    selection: createSelection(only),
    run: true,
    lint: true,
    strict: true,
    cache: false,
    progress: () => {},
  });
  expect(report.failed).toBe(true);
  return report.findings;
}

function matches(
  finding: Finding,
  { lie, expectedFile }: Untold,
  lines: ReadonlyMap<string, readonly string[]>,
): boolean {
  const { rule, at, message } = lie.expect;
  const { file, line = 0 } = finding.location;
  if (finding.rule !== rule || file !== expectedFile || !finding.message.includes(message)) return false;
  return lines.get(file)?.[line - 1]?.includes(at) === true;
}

function say(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ rule, message, location }) =>
        `${location.file}:${location.line}:${location.column} ${rule} ${message}`,
    )
    .join('\n');
}
