import { execFile } from 'node:child_process';
import { access, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join, sep } from 'node:path';
import pLimit from 'p-limit';
import type { PrepareContext, Prepared } from '../language.ts';

/**
 * Compiles Go files, each a program of its own, byte for byte as they are.
 *
 * One `go build` for all of them is several times as fast as one for each; where it leaves a program out, that program
 * is built again alone, so that its compiler's message is its own.
 */
export async function buildPrograms(
  files: readonly string[],
  context: PrepareContext,
): Promise<ReadonlyMap<string, Prepared>> {
  const programs = files.map((file, index) => ({ file, name: `program${index + 1}` }));
  if (programs.length === 0) return new Map();
  await mkdir(context.folder, { recursive: true });
  await writeFile(join(context.folder, 'go.mod'), 'module snippets\n\ngo 1.21\n');
  await Promise.all(programs.map((program) => copyProgram(program, context.folder)));
  await runGo(['./...'], context);
  const limit = pLimit(availableParallelism());
  const entries = programs.map((program) =>
    limit(async () => [program.file, await finish(program, context)] as const),
  );
  return new Map(await Promise.all(entries));
}

interface Program {
  readonly file: string;
  /** Of its package and of what is built. */
  readonly name: string;
}

async function copyProgram({ file, name }: Program, folder: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await copyFile(file, join(folder, name, 'main.go'));
}

async function finish(program: Program, context: PrepareContext): Promise<Prepared> {
  const file = join(context.folder, 'bin', program.name);
  if (await exists(file)) return { file };
  const message = await runGo([`./${program.name}`], context);
  if (await exists(file)) return { file };
  const lines = message.split('\n').filter((line) => !line.startsWith('# '));
  return { failure: lines.join('\n').replaceAll(`${program.name}/main.go`, basename(program.file)).trim() };
}

/** Builds packages into `bin/`; returns what the compiler says, which is nothing when all is well. */
function runGo(packages: readonly string[], { folder, cache }: PrepareContext): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    GOCACHE: join(cache, 'go-build'),
    GOPATH: join(cache, 'go'),
    // Neither the user's settings, nor C, nor anything from the network has a part in a program of the standard library.
    GOENV: 'off',
    GOFLAGS: '-mod=mod',
    GOPROXY: 'off',
    GOTOOLCHAIN: 'local',
    GOWORK: 'off',
    CGO_ENABLED: '0',
  };
  const args = ['build', '-ldflags=-s -w', '-o', `bin${sep}`, ...packages];
  return new Promise((resolve) => {
    execFile('go', args, { cwd: folder, env, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve(error ? stderr + stdout || error.message : '');
    });
  });
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
