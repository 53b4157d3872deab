import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { linkBeside } from './link-beside.ts';

const folder = mkdtempSync(join(tmpdir(), 'link-beside-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}

test('programs find the package beside them, and nothing else that lies where it lies', async () => {
  write('store/node_modules/greet/package.json', '{"type":"module","exports":"./greet.js"}');
  write(
    'store/node_modules/greet/greet.js',
    'import { name } from "named";\nexport const greet = `hello ${name}`;',
  );
  write('store/node_modules/named/package.json', '{"type":"module","exports":"./named.js"}');
  write('store/node_modules/named/named.js', 'export const name = "you";');
  const good = write('a/one.mjs', 'import { greet } from "greet";\nconsole.log(greet);');
  const bad = write('b/one.mjs', 'import { name } from "named";\nconsole.log(name);');
  const packages = join(folder, 'store', 'node_modules');
  const run = (files: Awaited<ReturnType<typeof linkBeside>>, file: string) => {
    const prepared = files.get(file);
    if (!prepared || 'failure' in prepared) throw new Error('it is not linked');
    return execFileSync(process.execPath, ['--preserve-symlinks-main', prepared.file], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  };
  const files = await linkBeside('greet', packages, [good, bad], join(folder, 'built'));
  expect(run(files, good)).toBe('hello you\n');
  expect(() => run(files, bad)).toThrow("Cannot find package 'named'");
  const again = await linkBeside('greet', packages, [good], join(folder, 'built'));
  expect(run(again, good)).toBe('hello you\n');
});
