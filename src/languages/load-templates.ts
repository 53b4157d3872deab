import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DocsError } from '../errors.ts';
import type { Language } from './language.ts';

/**
 * Reads the template of each language, by language id: its own, else `templates/snippets/<id>.hbs` of the project,
 * else that of this package.
 */
export async function loadTemplates(
  languages: readonly Language[],
  root?: string,
): Promise<ReadonlyMap<string, string>> {
  const entries = languages.map(
    async (language) => [language.id, await loadTemplate(language, root)] as const,
  );
  return new Map(await Promise.all(entries));
}

async function loadTemplate({ id, template }: Language, root: string | undefined): Promise<string> {
  if (template !== undefined) return template;
  const own = root && join(root, 'templates', 'snippets', `${id}.hbs`);
  if (own && existsSync(own)) return readFile(own, 'utf8');
  // Both src/languages/ and dist/languages/ lie two folders below the package's root.
  const file = new URL(`../../templates/snippets/${id}.hbs`, import.meta.url);
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const message = `The language \`${id}\` has no template: give it one as \`template\`, or add \`${fileURLToPath(file)}\`.`;
    throw new DocsError(message, { cause });
  }
}
