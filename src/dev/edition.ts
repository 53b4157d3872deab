import type { SiteSource } from './site-folder.ts';

type Content = string | Uint8Array;

/** Files of `out/` as they would be now, kept in memory and given out from there. */
export interface Edition extends SiteSource {
  /** Puts a file in; whether it is new or another than before. */
  readonly put: (path: string, content: Content) => boolean;
  /** Takes out every file that is not among `paths`; gives those that went. */
  readonly keepOnly: (paths: ReadonlySet<string>) => string[];
  readonly files: () => ReadonlyMap<string, Content>;
}

export function createEdition(): Edition {
  const files = new Map<string, Content>();
  return {
    read: async (path) => {
      const found = files.get(`site/${path}`);
      return found ?? (files.has(`site/${path}/index.html`) ? 'folder' : undefined);
    },
    put: (path, content) => {
      const before = files.get(path);
      if (before !== undefined && isSame(before, content)) return false;
      files.set(path, content);
      return true;
    },
    keepOnly: (paths) => {
      const gone = [...files.keys()].filter((path) => !paths.has(path));
      for (const path of gone) files.delete(path);
      return gone;
    },
    files: () => files,
  };
}

function isSame(one: Content, other: Content): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return Buffer.compare(one, other) === 0;
}
