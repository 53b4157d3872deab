import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the site's look is made from. */
export interface SiteTemplates {
  /** Handlebars source by name: `layout`, `pages/operation`, `partials/schema`. */
  readonly sources: Readonly<Record<string, string>>;
  /** CSS, scripts and pictures by file name, such as `site.css`; text, or bytes of what is none. */
  readonly assets: Readonly<Record<string, string | Uint8Array>>;
}

/** The folder of templates that the package brings along; the same from `src/` and from `dist/`. */
export const builtInTemplates = fileURLToPath(new URL('../../../templates/site', import.meta.url));

/** Reads template folders from disk; a file of a later folder replaces its namesake of an earlier one. */
export function loadTemplates(folders: readonly string[] = [builtInTemplates]): SiteTemplates {
  const sources: Record<string, string> = {};
  const assets: Record<string, string | Uint8Array> = {};
  for (const folder of folders) {
    for (const name of filesBelow(folder)) {
      const file = join(folder, name);
      if (name.endsWith('.hbs')) sources[name.slice(0, -4)] = readFileSync(file, 'utf8');
      else if (name.startsWith('assets/'))
        assets[name.slice('assets/'.length)] = /\.(css|js|svg)$/.test(name)
          ? readFileSync(file, 'utf8')
          : readFileSync(file);
    }
  }
  return { sources, assets };
}

function filesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix))
    .sort()
    .flatMap((entry) => {
      const name = posix.join(prefix, entry);
      return statSync(join(folder, name)).isDirectory() ? filesBelow(folder, name) : [name];
    });
}
