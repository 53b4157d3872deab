import { mkdir, mkdtemp, symlink } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Prepared } from '../language.ts';

/**
 * Links files into a folder in which a package lies beside them, since that is the only place where Node looks for what
 * a module imports. It has to run them with `--preserve-symlinks-main`. Hooks of its loader would do the same, in a thread
 * that every import waits for.
 */
export async function linkBeside(
  name: string,
  packages: string,
  files: readonly string[],
  folder: string,
): Promise<ReadonlyMap<string, Prepared>> {
  await mkdir(folder, { recursive: true });
  const own = await mkdtemp(join(folder, 'linked-'));
  await mkdir(join(own, 'node_modules'));
  await symlink(join(packages, name), join(own, 'node_modules', name));
  const linked = files.map(async (file, index) => {
    const place = join(own, String(index), basename(file));
    await mkdir(join(own, String(index)));
    await symlink(resolve(file), place);
    return [file, { file: place }] as const;
  });
  return new Map(await Promise.all(linked));
}
