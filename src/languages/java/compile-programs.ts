import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostFile } from '../host-file.ts';
import type { PrepareContext, Prepared } from '../language.ts';

/**
 * Compiles Java files, each a program of its own, byte for byte as they are, all in one run of the compiler.
 *
 * What is prepared is named `<folder>/<class to run>.class`.
 */
export async function compilePrograms(
  files: readonly string[],
  { folder }: Pick<PrepareContext, 'folder'>,
): Promise<ReadonlyMap<string, Prepared>> {
  if (files.length === 0) return new Map();
  const folders = files.map((_, index) => join(folder, `program${index + 1}`));
  const list = join(folder, 'programs.tsv');
  await mkdir(folder, { recursive: true });
  await writeFile(list, files.map((file, index) => `${file}\t${folders[index]}\n`).join(''));
  const lines = await runCompiler(list);
  return new Map(files.map((file, index) => [file, toPrepared(lines[index] ?? '', folders[index] ?? '')]));
}

function toPrepared(line: string, folder: string): Prepared {
  if (!line.startsWith('!')) return { file: join(folder, `${line}.class`) };
  return { failure: Buffer.from(line.slice(1), 'base64').toString('utf8').trim() };
}

function runCompiler(list: string): Promise<string[]> {
  const env = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' };
  const args = [
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Dfile.encoding=UTF-8',
    hostFile('CompilePrograms.java'),
    list,
  ];
  return new Promise((resolve, reject) => {
    execFile('java', args, { env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error)
        reject(new Error(`The Java compiler does not run: ${stderr || error.message}`, { cause: error }));
      else resolve(stdout.split('\n').slice(0, -1));
    });
  });
}
