import { join } from 'node:path';
import { languages } from '../languages/index.ts';
import { CommandNotFound, type ProcessOptions, runProcess } from '../lib/spawn.ts';
import { cacheFolder } from '../run/cache-folder.ts';
import { inspectRuntime } from '../run/runtimes.ts';
import { defineCommand, type Terminal } from './command.ts';

/** What installs packages of one runtime into a folder. */
interface Installer {
  readonly runtime: string;
  /** Versions that the languages are proven with, by name. */
  readonly packages: Readonly<Record<string, string>>;
  readonly separator: string;
  readonly command: (folder: string) => readonly [string, ...string[]];
}

const installers: readonly Installer[] = [
  {
    runtime: 'python',
    packages: { requests: '2.32.5', httpx: '0.28.1' },
    separator: '==',
    command: (folder) => ['python3', '-m', 'pip', 'install', '--quiet', '--upgrade', '--target', folder],
  },
  {
    runtime: 'javascript',
    packages: { axios: '1.21.1' },
    separator: '@',
    command: (folder) => ['npm', 'install', ...npmOptions, '--prefix', folder],
  },
];

const npmOptions = ['--loglevel=error', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];

/** `docs setup`: installs the packages that languages need into the cache, not into the system. */
export const setupCommand = defineCommand({
  name: 'setup',
  summary: 'install the packages that languages need (requests, httpx, axios) into the cache',
  flags: {},
  words: { min: 0, max: 0, usage: '' },
  async run(terminal) {
    const missing = await findMissing();
    let status = 0;
    for (const installer of installers) {
      const names = Object.keys(installer.packages);
      const wanted = names.filter((name) => missing.has(name));
      const there = names.filter((name) => !missing.has(name));
      if (there.length > 0) {
        terminal.stdout.write(
          `${installer.runtime}: ${there.join(', ')} ${there.length > 1 ? 'are' : 'is'} there\n`,
        );
      }
      if (wanted.length > 0 && !(await install(installer, wanted, terminal))) status = 1;
    }
    return status;
  },
});

/** The names of what languages need and this machine lacks. */
async function findMissing(): Promise<ReadonlySet<string>> {
  const statuses = await Promise.all(languages.map((language) => inspectRuntime(language, cacheFolder())));
  const missing = statuses.flatMap(({ needs }) => needs).filter(({ version }) => version === undefined);
  return new Set(missing.map(({ name }) => name));
}

async function install(
  { runtime, packages, separator, command }: Installer,
  names: readonly string[],
  { stdout, stderr, env, cwd }: Terminal,
): Promise<boolean> {
  const folder = join(cacheFolder(), 'packages', runtime);
  const specifiers = names.map((name) => `${name}${separator}${packages[name]}`);
  stdout.write(`${runtime}: installing ${specifiers.join(', ')} into ${folder}\n`);
  const [program, ...args] = command(folder);
  const said = await runInstaller({
    command: program,
    args: [...args, ...specifiers],
    cwd,
    env: Object.fromEntries(Object.entries(env).flatMap(([key, value]) => (value ? [[key, value]] : []))),
    limits: { time: 300_000, memory: 2 ** 31, output: 2 ** 20, processes: 64 },
  });
  if (said !== undefined) stderr.write(`${said.trim()}\n`);
  return said === undefined;
}

/** Returns what went wrong, if anything. */
async function runInstaller(options: ProcessOptions): Promise<string | undefined> {
  try {
    const { outcome, stdout, stderr } = await runProcess(options);
    if (outcome.kind === 'exited' && outcome.code === 0) return undefined;
    return stderr.trim() || stdout.trim() || `${options.command} was stopped`;
  } catch (error) {
    if (error instanceof CommandNotFound) return `${options.command} is not installed`;
    throw error;
  }
}
