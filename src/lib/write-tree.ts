import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';

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
    await writeFile(file, content);
  }
}

/** Puts a finished folder in the place of another, in two renames; the old one is removed afterwards. */
export async function swapIn(finished: string, place: string): Promise<void> {
  const old = `${place}.old-${process.pid}`;
  await rename(place, old).catch(ignoreMissing);
  await rename(finished, place);
  await rm(old, { recursive: true, force: true });
}

/** Repairs what a crash between the two renames left: the old folder goes back to its place. */
export async function repairSwap(place: string): Promise<void> {
  const name = place.slice(place.lastIndexOf(sep) + 1);
  const names = await readdir(dirname(place)).catch(() => [] as string[]);
  const old = names
    .filter((each) => each.startsWith(`${name}.old-`))
    .map((each) => join(dirname(place), each));
  const [newest, ...rest] = old;
  if (newest === undefined) return;
  if (names.includes(name)) rest.push(newest);
  else await rename(newest, place);
  await Promise.all(rest.map((folder) => rm(folder, { recursive: true, force: true })));
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
