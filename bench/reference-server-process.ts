import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** A server that answers, started by a shell command at the root of the repository. */
export type Running = {
  readonly origin: string;
  /** From the start of the command to the first answer. */
  readonly seconds: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
};

/** Starts a server on a free port, which it finds in `APP_SERVER_PORT`, and waits for any answer of it. */
export async function start(command: string, env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn('sh', ['-c', command], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, APP_SERVER_PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  while (!(await fetch(`${origin}/health`).catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`\`${command}\` ended before it answered`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const seconds = (performance.now() - started) / 1000;
  return { origin, seconds, pid: child.pid ?? 0, stop: () => stop(child) };
}

/** What a process holds in memory, in MiB. */
export function residentMebibytes({ pid }: Running): number {
  const [, kibibytes = ''] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) / 1024;
}

/** CPU seconds that a process has used so far, in user and in system mode. */
export function cpuSecondsOf({ pid }: Running): number {
  const [user = 0, system = 0] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) / 100;
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill();
  await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
