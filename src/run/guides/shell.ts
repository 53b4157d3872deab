import { type ChildProcess, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { type ProcessFamily, watchFamily } from '../../lib/process-family.ts';
import { readHead } from '../../lib/read-head.ts';
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

// The names of block files come in on descriptor 3 and statuses go out on 4, so that blocks cannot confuse them. A
// block may define functions of any name, and `break` or `continue` as if no loop were around it. It is printed as a
// list of commands that work: the first that fails is told even when others follow.
const driver = `
set -o pipefail
while builtin read -r -u 3; do
  __docproof_block=$REPLY __docproof_failed=
  builtin trap '__docproof_failed=\${__docproof_failed:-$?}' ERR
  for __docproof_once in once; do
    builtin source "$__docproof_block" </dev/null >"$__docproof_block.out" 2>"$__docproof_block.err" 3<&- 4>&-
  done
  __docproof_status=$?
  [ "$__docproof_status" != 0 ] || __docproof_status=\${__docproof_failed:-0}
  builtin printf '%s\\n' "$__docproof_status" >&4
done
`;

/** Starts the shell of a page in a process group of its own. */
export function openShell({
  cwd,
  env,
  limits,
}: {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly limits: ProgramLimits;
}): Shell {
  const child = spawn('bash', ['--noprofile', '--norc', '-c', driver], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const state: ShellState = {
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
    play: (file) => play(file, state),
    ended: () => state.end !== undefined,
    close: async () => state.family?.end(),
  };
}

interface ShellState {
  readonly child: ChildProcess;
  readonly limits: ProgramLimits;
  /** Of all blocks so far: what one of them left running may still write. */
  readonly files: string[];
  family: ProcessFamily | undefined;
  /** How the shell ended; unset while it lives. */
  end: Outcome | undefined;
  waiting: ((outcome: Outcome) => void) | undefined;
}

function finish(state: ShellState, outcome: Outcome): void {
  state.waiting?.(outcome);
  state.waiting = undefined;
}

function over(state: ShellState, outcome: Outcome): void {
  state.end ??= outcome;
  finish(state, state.end);
}

function watch(pid: number, state: ShellState): ProcessFamily {
  const { memory, processes } = state.limits;
  return watchFamily(pid, {
    onUsage: (usage) => {
      if (usage.memory > memory * 1024 * 1024) stop(state, `${memory} MiB of memory`);
      if (usage.processes > processes) stop(state, `${processes} processes`);
    },
  });
}

async function play(file: string, state: ShellState): Promise<BlockOutput> {
  const { limits } = state;
  const outputs = [`${file}.out`, `${file}.err`] as const;
  state.files.push(...outputs);
  const outcome = state.end ?? (await source(file, state));
  if ((await sizeOf(outputs)) > limits.output) stop(state, `${limits.output} bytes of output`);
  const [stdout, stderr] = await Promise.all(outputs.map((each) => readHead(each, limits.output)));
  return { outcome: state.end ?? outcome, stdout: stdout ?? '', stderr: stderr ?? '' };
}

async function source(file: string, state: ShellState): Promise<Outcome> {
  const { time, output } = state.limits;
  const done = new Promise<Outcome>((resolve) => {
    state.waiting = resolve;
  });
  (state.child.stdio[3] as Writable).write(`${file}\n`);
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

function stop(state: ShellState, limit: string): void {
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
