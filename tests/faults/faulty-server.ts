import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Fault } from './fault.ts';

const root = join(import.meta.dirname, '..', '..');

/** The reference server, compiled once into a folder of its own. */
export async function compileReference(): Promise<{
  readonly folder: string;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'docproof-faults-'));
  const project = join(root, 'reference-server', 'tsconfig.build.json');
  const target = ['--outDir', join(folder, 'good'), '--incremental', 'false', '--tsBuildInfoFile', 'null'];
  await promisify(execFile)(join(root, 'node_modules', '.bin', 'tsc'), ['-p', project, ...target]);
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Starts the server with a fault in it, or as it is. */
export async function startServer(
  folder: string,
  fault: Pick<Fault, 'module' | 'answer'>,
): Promise<{ readonly origin: string; readonly stop: () => Promise<void> }> {
  const copy = fault.module ? await plant(folder, fault.module) : join(folder, 'good');
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'serve.mjs'), copy, JSON.stringify(fault)],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const stop = async () => {
    child.kill('SIGKILL');
    await ended;
    if (fault.module) await rm(copy, { recursive: true, force: true, maxRetries: 3 });
  };
  return { origin: `http://127.0.0.1:${port}`, stop };
}

async function plant(folder: string, { file, find, replace }: NonNullable<Fault['module']>): Promise<string> {
  const copy = await mkdtemp(join(folder, 'bad-'));
  await cp(join(folder, 'good'), copy, { recursive: true });
  const path = join(copy, file.replace(/\.ts$/, '.js'));
  const text = await readFile(path, 'utf8');
  if (!text.includes(find)) throw new Error(`${file} has no text \`${find}\``);
  await writeFile(
    path,
    text.replace(find, () => replace),
  );
  return copy;
}
