import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import type { Config, UserConfig } from '../../config.ts';
import { DocsError } from '../../errors.ts';
import { jsonErrorOffset } from '../../lib/json-error-offset.ts';
import { configShape } from './config-shape.ts';
import { resolveConfig } from './resolve-config.ts';
import type { Misfit } from './shape.ts';

const names = ['docs.config.ts', 'docs.config.js', 'docs.config.mjs', 'docs.config.json'];

/** Reads the configuration of the project in the folder `root`; throws a DocsError that says what is wrong and where. */
export async function loadConfig(root: string, file?: string): Promise<Config> {
  const folder = path.resolve(root);
  const found = file ?? names.find((name) => existsSync(path.join(folder, name)));
  if (found === undefined || !existsSync(path.resolve(folder, found))) {
    throw new DocsError(
      found === undefined
        ? `There is no docs.config.ts in ${folder}. Write one that names your OpenAPI document, or change into the folder that has it.`
        : `${found}: there is no such configuration file.`,
    );
  }
  const absolute = path.resolve(folder, found);
  const shown = path.relative(folder, absolute).split(path.sep).join('/');
  const user = await evaluate(absolute, shown);
  const misfits = configShape(user, []);
  if (misfits.length > 0) {
    throw new DocsError(misfits.map((misfit) => describe(misfit, absolute, shown)).join('\n'));
  }
  return resolveConfig(user as UserConfig, folder, shown);
}

async function evaluate(absolute: string, shown: string): Promise<unknown> {
  try {
    if (absolute.endsWith('.json')) return parseJson(readFileSync(absolute, 'utf8'), shown);
    const jiti = createJiti(import.meta.url, {
      alias: { docproof: ownEntry() },
      interopDefault: false,
      moduleCache: false,
      fsCache: false,
    });
    const module = (await jiti.import(absolute)) as { readonly default?: unknown };
    if (module.default !== undefined) return module.default;
  } catch (error) {
    if (error instanceof DocsError) throw error;
    const said = error instanceof Error ? error.message : String(error);
    // A syntax error ends with its place, on a line of its own.
    const [, position = ''] = /:(\d+:\d+)\s*$/.exec(said) ?? [];
    const reason = (position === '' ? said : (said.split('\n')[0] ?? '')).trim().replace(/^ParseError: /, '');
    const place = position === '' ? shown : `${shown}:${position}`;
    throw new DocsError(`${place}: the configuration cannot be evaluated: ${reason}`, { cause: error });
  }
  throw new DocsError(`${shown}: the file exports nothing; it needs \`export default defineConfig({ … })\`.`);
}

function parseJson(text: string, shown: string): unknown {
  const offset = jsonErrorOffset(text);
  if (offset === undefined) return JSON.parse(text);
  throw new DocsError(`${shown}:${positionAt(text, offset)}: the configuration is no JSON from here on.`);
}

function positionAt(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

/** The entry of this package beside the running code, so that a configuration imports it wherever it lies. */
function ownEntry(): string {
  const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
  const entry = ['index.ts', 'index.js']
    .map((name) => path.join(folder, name))
    .find((name) => existsSync(name));
  return entry ?? path.join(folder, import.meta.url.endsWith('.ts') ? 'config.ts' : 'config.js');
}

function describe({ path: keys, problem }: Misfit, absolute: string, shown: string): string {
  const name = keys.length === 0 ? 'the configuration' : `\`${keys.join('.')}\``;
  return `${shown}${positionOf(keys, absolute)}: ${name} ${problem}${/[.?]$/.test(problem) ? '' : '.'}`;
}

/** The configuration is a program, so this is a guess: the first place after the outer keys where the last key is written. */
function positionOf(keys: readonly string[], absolute: string): string {
  const source = readFileSync(absolute, 'utf8');
  let offset = 0;
  let found = -1;
  for (const key of keys.filter((name) => !/^\d+$/.test(name))) {
    const escaped = key.replace(/[^\w]/g, '\\$&');
    const match = new RegExp(`(?<![\\w'"-])['"]?${escaped}['"]?\\s*:`).exec(source.slice(offset));
    if (!match) break;
    found = offset + match.index;
    offset = found + match[0].length;
  }
  if (found < 0) return '';
  return `:${positionAt(source, found)}`;
}
