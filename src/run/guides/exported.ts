import { readFile } from 'node:fs/promises';

/** What a shell sets for itself. */
const own = new Set(['_', 'SHLVL', 'PWD', 'OLDPWD']);

/** The variables that a shell exports beside those that it started with, out of what `env -0` printed. */
export async function readExported(
  file: string,
  before: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const pairs = text.split('\0').flatMap((entry): [string, string][] => {
    const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(entry) ?? [];
    const isNew = name !== undefined && value !== undefined && !own.has(name) && before[name] !== value;
    return isNew ? [[name, value]] : [];
  });
  return Object.fromEntries(pairs);
}
