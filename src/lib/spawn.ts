import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Outcome } from '../model/execution.ts';
import { type CappedOutput, captureOutput } from './capped-output.ts';
import { type ProcessFamily, watchFamily } from './process-family.ts';

export interface ProcessOptions {
  /** A path, or a name that is looked up in the `PATH` of `env`. */
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Text for standard input, which is at its end at once when there is none. */
  readonly stdin?: string | null;
  readonly limits: ProcessLimits;
}

/** What a process with all its descendants may use. */
export interface ProcessLimits {
  /** Milliseconds. */
  readonly time: number;
  /** Bytes of resident memory. */
  readonly memory: number;
  /** Bytes of stdout and stderr together. */
  readonly output: number;
  readonly processes: number;
}

export interface ProcessResult {
  readonly outcome: Outcome;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds. */
  readonly duration: number;
}

/** There is no such command, or it cannot be executed. */
export class CommandNotFound extends Error {
  override readonly name = 'CommandNotFound';
  readonly command: string;
  constructor(command: string, options?: ErrorOptions) {
    super(`\`${command}\` is not installed or cannot be executed`, options);
    this.command = command;
  }
}

/** Between the request to stop and the end by force. */
const grace = 500;

/** Runs a program to its end within limits; nothing that it started survives it. Rejects with `CommandNotFound`. */
export async function runProcess(options: ProcessOptions): Promise<ProcessResult> {
  const start = performance.now();
  const child = await spawnLeader(options);
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.stdin ?? '');

  const { limits } = options;
  let passed: string | undefined;
  const stop = (limit: string, signal: NodeJS.Signals = 'SIGKILL'): void => {
    passed ??= limit;
    family.signal(signal);
  };
  const family = watchFamily(child.pid ?? 0, {
    onUsage: ({ memory, processes }) => {
      if (memory > limits.memory) stop(`${inBytes(limits.memory)} of memory`);
      if (processes > limits.processes) stop(`${limits.processes} processes`);
    },
  });
  const output = captureOutput(child, limits.output, () => stop(`${inBytes(limits.output)} of output`));
  const late = setTimeout(() => {
    stop(`${limits.time / 1000} s of time`, 'SIGTERM');
    setTimeout(() => family.signal('SIGKILL'), grace).unref();
  }, limits.time);

  const [code, signal] = await finish(child, family, output);
  clearTimeout(late);
  const duration = performance.now() - start;
  return {
    outcome: toOutcome(code, signal, passed),
    stdout: output.stdout(),
    stderr: output.stderr(),
    duration,
  };
}

/** Starts a process that leads a group and a session of its own. */
export function spawnLeader({
  command,
  args,
  cwd,
  env,
  stdin,
}: Omit<ProcessOptions, 'limits'>): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const input = typeof stdin === 'string' ? 'pipe' : 'ignore';
    const child = spawn(command, args, { cwd, env, detached: true, stdio: [input, 'pipe', 'pipe'] });
    child.once('spawn', () => resolve(child));
    child.once('error', (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === 'ENOENT' || error.code === 'EACCES';
      if (isMissing && existsSync(cwd)) reject(new CommandNotFound(command, { cause: error }));
      else reject(error);
    });
  });
}

type Ending = [code: number | null, signal: NodeJS.Signals | null];

/** Waits for the leader, ends what it left behind, then reads the output to its end. */
async function finish(child: ChildProcess, family: ProcessFamily, output: CappedOutput): Promise<Ending> {
  const closed = once(child, 'close');
  const ending = (await once(child, 'exit')) as Ending;
  await family.end();
  // Somebody who slipped away may still hold the pipes: what was said until now is all that counts.
  const patience = setTimeout(output.abandon, grace);
  await closed;
  clearTimeout(patience);
  return ending;
}

function toOutcome(code: number | null, signal: NodeJS.Signals | null, passed: string | undefined): Outcome {
  if (passed !== undefined) return { kind: 'stopped', limit: passed };
  if (signal !== null) return { kind: 'signalled', signal };
  return { kind: 'exited', code: code ?? 0 };
}

function inBytes(bytes: number): string {
  const [unit, size] =
    bytes % 2 ** 30 === 0 ? ['GiB', 2 ** 30] : bytes % 2 ** 20 === 0 ? ['MiB', 2 ** 20] : ['KiB', 1024];
  return `${Math.round((bytes / Number(size)) * 10) / 10} ${unit}`;
}
