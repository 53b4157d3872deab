import { existsSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';

/** Writes files below a folder; a path that would leave the folder is refused. */
export async function writeTree(
  folder: string,
  files: Iterable<{ readonly path: string; readonly content: string | Uint8Array }>,
): Promise<void> {
  const made = new Set<string>();
  for (const { path, content } of files) {
    const file = resolve(folder, path);
    if (!file.startsWith(resolve(folder) + sep)) throw new Error(`\`${path}\` leaves the output folder`);
    const parent = dirname(file);
    if (!made.has(parent)) {
      await mkdir(parent, { recursive: true });
      made.add(parent);
    }
    // For thousands of small files a promise each costs more than the writing.
    writeFileSync(file, content);
  }
}

/** Puts a finished folder in the place of another, in two renames; the old one is removed afterwards. */
export async function swapIn(finished: string, place: string): Promise<void> {
  const old = `${place}.old-${process.pid}`;
  for (let tries = 1; ; tries++) {
    await rm(old, { recursive: true, force: true });
    await rename(place, old).catch(ignoreMissing);
    try {
      await rename(finished, place);
      break;
    } catch (error) {
      // Another process was quicker: its work gives way to what was finished later.
      if (tries < attempts && isTaken(error as NodeJS.ErrnoException)) continue;
      await rename(old, place).catch(() => {});
      throw error;
    }
  }
  await rm(old, { recursive: true, force: true });
}

const attempts = 10;

function isTaken({ code }: NodeJS.ErrnoException): boolean {
  return code === 'ENOTEMPTY' || code === 'EEXIST';
}

/** What a folder holds that is not the work of `writeTree`: the name of one entry, when `mark` is not among its files. */
export async function foreignEntry(folder: string, mark: string): Promise<string | undefined> {
  const [first] = await readdir(folder).catch(() => [] as string[]);
  return first === undefined || existsSync(join(folder, mark)) ? undefined : first;
}

/** The folder beside `place` in which this process writes what will take its place. */
export function stagingFolder(place: string): string {
  return `${place}.new-${process.pid}`;
}

/**
 * Repairs what a process that was killed has left beside `place`: between the two renames the old folder goes back
 * to its place, unfinished ones are removed. What belongs to a process that lives stays.
 */
export async function repairSwap(place: string): Promise<void> {
  const names = await readdir(dirname(place)).catch(() => [] as string[]);
  const left = (kind: 'old' | 'new') =>
    names
      .filter((name) => isOurs(name, `${basename(place)}.${kind}-`))
      .filter((name) => !isAlive(Number(name.slice(name.lastIndexOf('-') + 1))))
      .map((name) => join(dirname(place), name));
  const old = left('old');
  const lost = names.includes(basename(place)) ? undefined : old.shift();
  if (lost !== undefined) await rename(lost, place);
  await Promise.all([...old, ...left('new')].map((folder) => rm(folder, { recursive: true, force: true })));
}

/** Ends in the number of a process: `out.old-backup` is somebody's backup. */
function isOurs(name: string, start: string): boolean {
  return name.startsWith(start) && /^[1-9]\d*$/.test(name.slice(start.length));
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process lives too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
