import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  type Ending,
  type ProcessLimits,
  type ProcessResult,
  type RunningProgram,
  supervise,
} from './supervise.ts';

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

/** There is no such command, or it cannot be executed. */
export class CommandNotFound extends Error {
  override readonly name = 'CommandNotFound';
  readonly command: string;
  constructor(command: string, options?: ErrorOptions) {
    super(`\`${command}\` is not installed or cannot be executed`, options);
    this.command = command;
  }
}

/** Runs a program to its end within limits; nothing that it started survives it. Rejects with `CommandNotFound`. */
export async function runProcess(options: ProcessOptions): Promise<ProcessResult> {
  const child = await spawnLeader(options);
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.stdin ?? '');
  return supervise(toProgram(child), options.limits);
}

/** A process that `spawnLeader` started, as a program to be supervised. */
export function toProgram(child: ChildProcess): RunningProgram {
  const { pid = 0, stdout, stderr } = child;
  if (!stdout || !stderr) throw new TypeError('the output of the process is not piped');
  return { pid, stdout, stderr, ended: endOf(child) };
}

async function endOf(child: ChildProcess): Promise<Ending> {
  const [code, signal] = await once(child, 'exit');
  return [code, signal];
}

/** Starts a process that leads a group and a session of its own. */
export function spawnLeader({
  command,
  args,
  cwd,
  env,
  stdin,
  control = false,
}: Omit<ProcessOptions, 'limits'> & {
  /** With a pipe for both directions on file descriptor 3. @default false */
  readonly control?: boolean;
}): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const input = typeof stdin === 'string' ? 'pipe' : 'ignore';
    const stdio = [input, 'pipe', 'pipe', ...(control ? ['pipe' as const] : [])] as const;
    const child = spawn(command, args, { cwd, env, detached: true, stdio: [...stdio] });
    child.once('spawn', () => resolve(child));
    child.once('error', (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === 'ENOENT' || error.code === 'EACCES';
      if (isMissing && existsSync(cwd)) reject(new CommandNotFound(command, { cause: error }));
      else reject(error);
    });
  });
}
