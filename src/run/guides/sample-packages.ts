import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * Makes a `node_modules` in a folder with the packages of a project, the project itself and the commands of all of them,
 * so that samples import and call them by name. Returns the folder of the commands.
 */
export async function linkPackages(root: string, folder: string): Promise<string> {
  const commands = join(folder, 'node_modules', '.bin');
  await mkdir(commands, { recursive: true });
  const installed = join(root, 'node_modules');
  const names = await readdir(installed).catch(() => []);
  for (const name of names.filter((each) => !each.startsWith('.'))) {
    await link(join(installed, name), join(folder, 'node_modules', name));
  }
  for (const name of await readdir(join(installed, '.bin')).catch(() => [])) {
    await link(join(installed, '.bin', name), join(commands, name));
  }
  const own = await readPackage(root);
  if (own.name !== undefined) await link(root, join(folder, 'node_modules', own.name));
  for (const [name, file] of Object.entries(own.bin)) {
    await writeCommand(join(commands, name), resolve(root, file));
  }
  return commands;
}

/** An install would make a file of Node executable; in its own project it need not be. */
async function writeCommand(path: string, file: string): Promise<void> {
  if (!/\.[cm]?js$/.test(file)) return link(file, path);
  await rm(path, { force: true });
  await writeFile(path, `#!/bin/sh\nexec node '${file.replaceAll("'", "'\\''")}' "$@"\n`, { mode: 0o755 });
}

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path).catch(() => {});
}

async function readPackage(
  root: string,
): Promise<{ readonly name?: string; readonly bin: Readonly<Record<string, string>> }> {
  const text = await readFile(join(root, 'package.json'), 'utf8').catch(() => '{}');
  const { name, bin = {} } = JSON.parse(text);
  if (typeof name !== 'string') return { bin: {} };
  return { name, bin: typeof bin === 'string' ? { [name.replace(/^.*\//, '')]: bin } : bin };
}
