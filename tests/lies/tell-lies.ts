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

/** Tells every second lie, beginning with the first or the second: two files of tests run side by side. */
export function tellEverySecond(first: 0 | 1): void {
  test.concurrent.each(lies.filter((_, index) => index % 2 === first))('%s is found out', isFoundOut);
}

async function isFoundOut(file: string): Promise<void> {
  const lie = parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Lie;
  const project = copyProject();
  try {
    tell(lie, project);
    const findings = await findingsOf(project, lie.only);
    const found = findings.filter((finding) => matches(finding, lie, project));
    expect(
      found.map((finding) => finding.message),
      say(findings),
    ).not.toEqual([]);
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

function tell({ change }: Lie, project: string): void {
  const text = readFileSync(join(project, change.file), 'utf8');
  expect(text, `${change.file} has the text that the lie changes`).toContain(change.find);
  writeFileSync(
    join(project, change.file),
    text.replace(change.find, () => change.replace),
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

function matches(finding: Finding, lie: Lie, project: string): boolean {
  const { rule, file, at, message } = lie.expect;
  if (finding.rule !== rule || finding.location.file !== file || !finding.message.includes(message))
    return false;
  const line = readFileSync(join(project, file), 'utf8').split('\n')[(finding.location.line ?? 0) - 1] ?? '';
  return line.includes(at);
}

function say(findings: readonly Finding[]): string {
  return findings
    .map(
      ({ rule, message, location }) =>
        `${location.file}:${location.line}:${location.column} ${rule} ${message}`,
    )
    .join('\n');
}
