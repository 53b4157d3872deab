import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Where a server takes the files of a site from. */
export interface SiteSource {
  /** The file at a path below `site/`; `folder` when there is a folder of that name with a page in it. */
  readonly read: (path: string) => Promise<string | Uint8Array | 'folder' | undefined>;
}

/** A site on disk. Links that lead out of it are not followed. */
export function siteFolder(root: string): SiteSource {
  return {
    read: async (path) => {
      const file = await inside(root, join(root, path));
      if (file === undefined) return undefined;
      if (!(await stat(file)).isDirectory()) return readFile(file);
      return (await inside(root, join(file, 'index.html'))) === undefined ? undefined : 'folder';
    },
  };
}

async function inside(root: string, file: string): Promise<string | undefined> {
  try {
    const [folder, real] = await Promise.all([realpath(root), realpath(file)]);
    return real === folder || real.startsWith(folder + sep) ? real : undefined;
  } catch {
    return undefined;
  }
}
