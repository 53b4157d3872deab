import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConfigSource } from './read-config.ts';

/** The working directory's config.yml, else the one beside the folder of this server, else none. */
export function findConfig(): ConfigSource | undefined {
  const beside = fileURLToPath(new URL('../../../config.yml', import.meta.url));
  const file = [resolve('config.yml'), beside].find((each) => existsSync(each));
  return file === undefined ? undefined : { name: relative('', file), text: readFileSync(file, 'utf8') };
}
