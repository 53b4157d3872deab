import { type ChildProcess, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { type ProcessFamily, watchFamily } from '../../lib/process-family.ts';
import { readHead } from '../../lib/read-head.ts';
import type { Outcome } from '../../model/execution.ts';
import type { ProgramLimits, Workshop } from '../programs/workshop.ts';
import { listens } from './listens.ts';

/** What came of one block. */
export interface BlockOutput {
  readonly outcome: Outcome;
  readonly stdout: string;
  readonly stderr: string;
}

/** One process that plays the blocks of a page in one language, one after the other, in one state. */
export interface Session {
  /** Executes a file with these variables added to the environment; once the process has ended, every further one is refused. */
  readonly play: (file: string, variables?: Readonly<Record<string, string>>) => Promise<BlockOutput>;
  readonly ended: () => boolean;
  /** What runs beside it, by process id, and it too where it listens for connections. */
  readonly leftRunning: () => readonly number[];
  /** Ends it with all that its blocks have left running. */
  readonly close: () => Promise<void>;
}

/**
 * Starts a process that leads a group of its own. It reads a line for each block on descriptor 3, writes the status of
 * each on 4, a line too, and leaves what the block printed in `<file>.out` and `<file>.err`.
 */
export function openSession({
  command,
  args,
  cwd,
  env,
  limits,
  toLine,
  enter = (line) => line,
}: {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly limits: ProgramLimits;
  /** How the process is told of a block. */
  readonly toLine: (file: string, variables: Readonly<Record<string, string>>) => string;
  /** Where it runs. @default here */
  readonly enter?: Workshop['enter'];
}): Session {
  const inside = enter({ command, args });
  const child = spawn(inside.command, inside.args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const state: SessionState = {
    child,
    limits,
    files: [],
    family: undefined,
    end: undefined,
    waiting: undefined,
  };
  if (child.pid !== undefined) state.family = watch(child.pid, state);
  child.on('error', () => over(state, { kind: 'exited', code: 127 }));
  child.on('exit', (code, signal) => {
    over(state, signal ? { kind: 'signalled', signal } : { kind: 'exited', code: code ?? 0 });
  });
  child.stdio?.[4]?.on('data', (chunk: Buffer) => {
    finish(state, { kind: 'exited', code: Number(chunk.toString().trim().split('\n').at(-1)) });
  });
  child.stdio?.[3]?.on('error', () => {});
  return {
    play: (file, variables = {}) => play(file, toLine(file, variables), state),
    ended: () => state.end !== undefined,
    leftRunning: () => {
      const { pid } = child;
      // What was stopped was stopped with all that it started.
      if (pid === undefined || (state.end && state.end.kind !== 'exited')) return [];
      if (state.end !== undefined) return state.family?.others() ?? [];
      return [...(listens(pid) ? [pid] : []), ...(state.family?.others() ?? [])];
    },
    close: async () => state.family?.end(),
  };
}

interface SessionState {
  readonly child: ChildProcess;
  readonly limits: ProgramLimits;
  /** Of all blocks so far: what one of them left running may still write. */
  readonly files: string[];
  family: ProcessFamily | undefined;
  /** How the process ended; unset while it lives. */
  end: Outcome | undefined;
  waiting: ((outcome: Outcome) => void) | undefined;
}

function finish(state: SessionState, outcome: Outcome): void {
  state.waiting?.(outcome);
  state.waiting = undefined;
}

function over(state: SessionState, outcome: Outcome): void {
  state.end ??= outcome;
  finish(state, state.end);
}

function watch(pid: number, state: SessionState): ProcessFamily {
  const { memory, processes } = state.limits;
  return watchFamily(pid, {
    onUsage: (usage) => {
      if (usage.memory > memory * 1024 * 1024) stop(state, `${memory} MiB of memory`);
      if (usage.processes > processes) stop(state, `${processes} processes`);
    },
  });
}

async function play(file: string, line: string, state: SessionState): Promise<BlockOutput> {
  const { limits } = state;
  const outputs = [`${file}.out`, `${file}.err`] as const;
  state.files.push(...outputs);
  const outcome = state.end ?? (await execute(line, state));
  if ((await sizeOf(outputs)) > limits.output) stop(state, `${limits.output} bytes of output`);
  const [stdout, stderr] = await Promise.all(outputs.map((each) => readHead(each, limits.output)));
  return { outcome: state.end ?? outcome, stdout: stdout ?? '', stderr: stderr ?? '' };
}

async function execute(line: string, state: SessionState): Promise<Outcome> {
  const { time, output } = state.limits;
  const done = new Promise<Outcome>((resolve) => {
    state.waiting = resolve;
  });
  (state.child.stdio[3] as Writable).write(`${line}\n`);
  const late = setTimeout(() => stop(state, `${time} s of time`), time * 1000);
  const look = setInterval(async () => {
    if ((await sizeOf(state.files)) > output) stop(state, `${output} bytes of output`);
  }, 50);
  try {
    return await done;
  } finally {
    clearTimeout(late);
    clearInterval(look);
  }
}

function stop(state: SessionState, limit: string): void {
  state.family?.signal('SIGKILL');
  over(state, { kind: 'stopped', limit });
}

async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
