import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';

/** More than this is not read only to find out that nothing changed. */
const mostFiles = 20_000;
const mostBytes = 256 * 1024 * 1024;

/**
 * SHA-256 of each file below a folder by its name, hidden ones included; undefined when there are more than 20,000 or
 * they hold more than 256 MiB.
 */
export async function contentsBelow(
  folder: string,
  ignore: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const files = await filesBelow(folder, ignore);
  if (files.length > mostFiles) return undefined;
  const contents = new Map<string, string>();
  let bytes = 0;
  for (const file of files) {
    const content = await readFile(join(folder, file)).catch(() => undefined);
    bytes += content?.length ?? 0;
    if (bytes > mostBytes) return undefined;
    contents.set(file, content ? createHash('sha256').update(content).digest('hex') : 'unreadable');
  }
  return contents;
}

/**
 * SHA-256 of the names of all files below a folder with what the file system says of their last change, which no
 * program can set: enough to see whether somebody wrote to what we wrote.
 */
export async function changeFingerprint(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesBelow(folder, [])) {
    const { ino, size, ctimeMs } = await lstat(join(folder, file));
    hash.update(`${JSON.stringify(file)} ${ino} ${size} ${ctimeMs}\n`);
  }
  return hash.digest('hex');
}

async function filesBelow(folder: string, ignore: readonly string[]): Promise<string[]> {
  const files = await glob(['**'], { cwd: folder, dot: true, ignore: [...ignore], expandDirectories: false });
  return files.sort();
}
