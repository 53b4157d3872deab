import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type Changes, copyProject, docs, type Ending } from './project.ts';

/** A command in a tiny project, which must say exactly what stands in `expected/<name>.txt`. */
export interface Case {
  readonly name: string;
  /** Its folder below `tests/projects`. @default 'notes' */
  readonly project?: string;
  readonly changes?: Changes;
  readonly argv: readonly string[];
  readonly env?: Record<string, string>;
  readonly isTTY?: boolean;
  /** Compares the coverage tables too. @default false */
  readonly whole?: boolean;
}

/** Plays a case and compares; gives the project's copy and what came of it for further questions. */
export async function play(given: Case): Promise<Ending & { readonly folder: string }> {
  const { name, project = 'notes', changes = {}, argv, env = {}, isTTY = false, whole = false } = given;
  const folder = copyProject(project, changes);
  const ending = await docs(folder, argv, { env, isTTY });
  const text = transcript(argv, ending, folder);
  compare(name, whole ? text : text.replace(coverage, ''));
  return { ...ending, folder };
}

/** What the system allows differs from machine to machine. */
const confinement = /^.*\b(ran in a network namespace|confined by the proxy only).*\n/gm;

/** The two tables before the verdict. */
const coverage = /^Coverage [\s\S]*?^ran +\d+\n\n/m;

/** What somebody at the terminal sees, without what differs from run to run. */
function transcript(argv: readonly string[], { status, stdout, stderr }: Ending, folder: string): string {
  const part = (title: string, text: string) => (text === '' ? [] : [`--- ${title}`, text.trimEnd()]);
  const lines = [
    `$ docproof ${argv.join(' ')}`,
    `exit status ${status}`,
    ...part('stdout', stdout),
    ...part('stderr', stderr),
  ];
  return scrub(`${lines.join('\n')}\n`, folder);
}

function scrub(text: string, folder: string): string {
  return text
    .replaceAll(folder, '<project>')
    .replace(/(127\.0\.0\.1|localhost):\d{4,5}/g, '$1:<port>')
    .replace(confinement, '')
    .replace(/server\.mjs \d{4,5}/g, 'server.mjs <port>')
    .replace(/(?<="version": ")\d+\.\d+\.\d+[^"]*/g, '<version>')
    .replace(/(?<="ranAt": ")[^"]+/g, '<time>')
    .replace(/\b[0-9a-f]{64}\b/g, '<sha256>')
    .replace(/ada\.[0-9a-f]{12}@/g, 'ada.<fresh>@')
    .replace(/\u001b\[/g, '␛[');
}

/** Compares with a file of `expected/`; one that is not there fails, unless UPDATE_EXPECTED asks for it to be written. */
function compare(name: string, text: string): void {
  const file = new URL(`expected/${name}.txt`, import.meta.url);
  if (process.env.UPDATE_EXPECTED) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}
