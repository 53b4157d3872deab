import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { type ProcessFamily, watchFamily } from '../../lib/process-family.ts';
import type { Outcome } from '../../model/execution.ts';
import type { ProgramLimits } from '../programs/workshop.ts';

/** What came of one block. */
export interface BlockOutput {
  readonly outcome: Outcome;
  readonly stdout: string;
  readonly stderr: string;
}

/** One bash that plays the blocks of a page, one after the other, in one state. */
export interface Shell {
  /** Sources a file; once the shell has ended, every further block is refused. */
  readonly play: (file: string) => Promise<BlockOutput>;
  readonly ended: () => boolean;
  /** Ends it with all that its blocks have left running. */
  readonly close: () => Promise<void>;
}

// The names of block files come in on descriptor 3 and statuses go out on 4, so that blocks cannot confuse them.
const driver = `
set -o pipefail
while IFS= read -r -u 3 __docproof_block; do
  source "$__docproof_block" </dev/null >"$__docproof_block.out" 2>"$__docproof_block.err" 3<&- 4>&-
  printf '%s\\n' "$?" >&4
done
`;

/** Starts the shell of a page in a process group of its own. */
export function openShell(options: {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly limits: ProgramLimits;
}): Shell {
  const child = spawn('bash', ['--noprofile', '--norc', '-c', driver], {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const family = watchFamily(child.pid ?? 0);
  const state: ShellState = { child, family, ended: false, waiting: undefined };
  child.on('error', () => finish(state, { kind: 'exited', code: 127 }));
  child.on('exit', (code, signal) => {
    state.ended = true;
    finish(state, signal ? { kind: 'signalled', signal } : { kind: 'exited', code: code ?? 0 });
  });
  child.stdio[4]?.on('data', (chunk: Buffer) => {
    finish(state, { kind: 'exited', code: Number(chunk.toString().trim().split('\n').at(-1)) });
  });
  (child.stdio[3] as Writable).on('error', () => {});
  return {
    play: (file) => play(file, state, options.limits),
    ended: () => state.ended,
    close: family.end,
  };
}

interface ShellState {
  readonly child: ChildProcess;
  readonly family: ProcessFamily;
  ended: boolean;
  waiting: ((outcome: Outcome) => void) | undefined;
}

function finish(state: ShellState, outcome: Outcome): void {
  state.waiting?.(outcome);
  state.waiting = undefined;
}

async function play(file: string, state: ShellState, limits: ProgramLimits): Promise<BlockOutput> {
  const over = new Promise<Outcome>((resolve) => {
    state.waiting = resolve;
  });
  (state.child.stdio[3] as Writable).write(`${file}\n`);
  const late = setTimeout(() => stop(state, `${limits.time} s`), limits.time * 1000);
  const watch = setInterval(async () => {
    const size = await stat(`${file}.out`).then(
      (file) => file.size,
      () => 0,
    );
    if (size > limits.output) stop(state, `${limits.output} bytes of output`);
  }, 100);
  const outcome = await over;
  clearTimeout(late);
  clearInterval(watch);
  return { outcome, stdout: await head(`${file}.out`, limits), stderr: await head(`${file}.err`, limits) };
}

function stop(state: ShellState, limit: string): void {
  state.ended = true;
  state.family.signal('SIGKILL');
  finish(state, { kind: 'stopped', limit });
}

async function head(file: string, limits: ProgramLimits): Promise<string> {
  const text = await readFile(file).catch(() => Buffer.alloc(0));
  return text.subarray(0, limits.output).toString('utf8');
}
