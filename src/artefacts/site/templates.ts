import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the site's look is made from. */
export interface SiteTemplates {
  /** Handlebars source by name: `layout`, `pages/operation`, `partials/schema`. */
  readonly sources: Readonly<Record<string, string>>;
  /** Text of CSS and scripts by file name, such as `site.css`. */
  readonly assets: Readonly<Record<string, string>>;
}

/** The folder of templates that the package brings along; the same from `src/` and from `dist/`. */
export const builtInTemplates = fileURLToPath(new URL('../../../templates/site', import.meta.url));

/** Reads template folders from disk; a file of a later folder replaces its namesake of an earlier one. */
export function loadTemplates(folders: readonly string[] = [builtInTemplates]): SiteTemplates {
  const sources: Record<string, string> = {};
  const assets: Record<string, string> = {};
  for (const folder of folders) {
    for (const name of filesBelow(folder)) {
      const text = readFileSync(join(folder, name), 'utf8');
      if (name.endsWith('.hbs')) sources[name.slice(0, -4)] = text;
      else if (name.startsWith('assets/')) assets[name.slice('assets/'.length)] = text;
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
