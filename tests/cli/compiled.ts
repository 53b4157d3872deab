import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'docproof-compiled-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Compiles the sources as they are now into a folder of their own; gives the path of the compiled cli.js. */
export function compile(): string {
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const name of ['node_modules', 'templates', 'hosts'])
    symlinkSync(join(root, name), join(folder, name));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const args = ['-p', join(root, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')];
  execFileSync(process.execPath, [tsc, ...args], { stdio: 'inherit' });
  const cli = join(folder, 'dist/cli.js');
  if (!existsSync(cli)) throw new Error('The sources cannot be compiled.');
  return cli;
}
