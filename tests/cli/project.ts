import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll } from 'vitest';
import { runCommand } from '../../src/run-command.ts';

const projects = new URL('../projects/', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'docproof-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// Nothing of the tests goes into the cache of whoever runs them.
process.env.DOCPROOF_CACHE ??= join(folder, 'cache');
let copies = 0;

/** What a copy has otherwise than its original: a whole file, none, or one passage of it. */
export type Changes = Readonly<Record<string, string | null | readonly [from: string, to: string]>>;

/** Copies a tiny project into a new folder, which goes away with the test file. */
export function copyProject(name: string, changes: Changes = {}): string {
  const copy = join(folder, String(copies++), name);
  cpSync(join(projects, name), copy, { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const path = join(copy, file);
    if (change === null) rmSync(path, { recursive: true });
    else if (typeof change === 'string') {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, change);
    } else writeFileSync(path, exchangePassage(readFileSync(path, 'utf8'), change));
  }
  return copy;
}

function exchangePassage(text: string, [from, to]: readonly [string, string]): string {
  if (text.split(from).length !== 2) throw new Error(`\`${from}\` does not stand there exactly once.`);
  return text.replace(from, () => to);
}

/** How a command ended and what it said. */
export interface Ending {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command inside of this process, with a made-up terminal. */
export async function docs(
  cwd: string,
  argv: readonly string[],
  { env = {}, isTTY = false }: { readonly env?: Record<string, string>; readonly isTTY?: boolean } = {},
): Promise<Ending> {
  let [stdout, stderr] = ['', ''];
  const status = await runCommand(argv, {
    cwd,
    env,
    stdout: { isTTY, write: (text) => (stdout += text) },
    stderr: { isTTY, write: (text) => (stderr += text) },
  });
  return { status, stdout, stderr };
}

/** All files below a folder, as their contents by their path; empty when there is none. */
export function readTree(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [relative(root, file), readFileSync(file, 'utf8')]));
}
