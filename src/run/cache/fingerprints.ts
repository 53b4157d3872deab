import { createHash } from 'node:crypto';
import { access, constants, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { glob } from 'tinyglobby';
import type { Language } from '../../languages/language.ts';
import type { TargetSettings } from '../targets/open-target.ts';
import { digest } from './digest.ts';

/**
 * What decides how the programs of a language behave, found without starting one: the runtimes' executables (path,
 * size, time of change) and the packages that `docproof setup` installed. Undefined when a runtime is missing.
 */
export async function runtimeFingerprint(language: Language, cache: string): Promise<string | undefined> {
  const commands = language.runner.needs.map(({ probe: [command] }) => command);
  const found = await Promise.all([...new Set(commands)].map(describeExecutable));
  if (found.includes(undefined)) return undefined;
  return digest(
    language.id,
    String(language.runner.command),
    found,
    await listPackages(join(cache, 'packages')),
  );
}

const shellCommands = ['bash', 'curl', 'jq', 'openssl', 'node', 'python3', 'ruby', 'go', 'php', 'java'];

/** What blocks of shell call, as it is found on the PATH, missing ones included. */
export async function shellFingerprint(): Promise<string> {
  return digest(
    await Promise.all(shellCommands.map(async (command) => (await describeExecutable(command)) ?? null)),
  );
}

async function describeExecutable(command: string): Promise<string | undefined> {
  const folders = isAbsolute(command) ? [''] : (process.env.PATH ?? '').split(delimiter);
  for (const folder of folders) {
    const file = isAbsolute(command) ? command : join(folder, command);
    try {
      await access(file, constants.X_OK);
      const [path, { size, mtimeMs }] = await Promise.all([realpath(file), stat(file)]);
      return `${path} ${size} ${mtimeMs}`;
    } catch {}
  }
  return undefined;
}

/** Folders of packages are named with their versions by every package manager that we use. */
async function listPackages(folder: string): Promise<readonly string[]> {
  const languages = await readdir(folder).catch(() => []);
  const lists = await Promise.all(
    languages.map(async (language) => {
      const names = await readdir(join(folder, language)).catch(() => []);
      return names.map((name) => `${language}/${name}`);
    }),
  );
  return lists.flat().sort();
}

/**
 * What decides what a Target answers: its settings and the files that its `sources` name. Undefined when that is not
 * known: a Target that was started by somebody else, or one that names no sources, is asked anew in every build.
 */
export async function targetFingerprint(
  settings: TargetSettings & { readonly sources: readonly string[] },
  root: string,
): Promise<string | undefined> {
  if (settings.command === undefined || settings.sources.length === 0) return undefined;
  const files = (await glob([...settings.sources], { cwd: root, dot: true })).sort();
  if (files.length === 0) return undefined;
  return digest(settings, await digestFiles(root, files));
}

let own: Promise<string> | undefined;

/** What decides what we do ourselves: our own program and its templates, as they were when this process first asked. */
export function ownFingerprint(): Promise<string> {
  own ??= fingerprintProgram();
  return own;
}

async function fingerprintProgram(): Promise<string> {
  const code = fileURLToPath(new URL('../../', import.meta.url));
  const files = await glob(['**/*.js', '**/*.ts', '!**/*.test.ts'], { cwd: code });
  const beside = join(code, '..');
  const printed = await glob(['templates/snippets/**', 'hosts/**'], { cwd: beside });
  return digest(
    await digestFiles(code, files.sort()),
    await digestFiles(beside, printed.sort()),
    process.version,
    process.platform,
    process.arch,
  );
}

/** Digests of files, each with its name. */
async function digestFiles(folder: string, files: readonly string[]): Promise<readonly string[]> {
  return Promise.all(
    files.map(async (file) => {
      const content = await readFile(join(folder, file));
      return `${file} ${createHash('sha256').update(content).digest('hex')}`;
    }),
  );
}
