import { glob } from 'tinyglobby';

/** Files below `root` that a glob matches, relative to it, in the order of their names. */
export async function findFiles(root: string, pattern: string): Promise<string[]> {
  const found = await glob(pattern, { cwd: root, ignore: ['**/node_modules/**'], expandDirectories: false });
  return found.sort();
}

/** The folder that a glob starts from: what stands before its first wildcard. */
export function globFolder(pattern: string): string {
  const fixed = pattern.split('/').slice(0, -1);
  const wild = fixed.findIndex((segment) => /[*?{}[\]!()]/.test(segment));
  return (wild < 0 ? fixed : fixed.slice(0, wild)).join('/').replace(/^\.\//, '');
}
