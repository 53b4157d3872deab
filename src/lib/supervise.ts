import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { Outcome } from '../model/execution.ts';
import { captureOutput } from './capped-output.ts';
import { watchFamily } from './process-family.ts';

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
  /** How many processes ran on when the program was over, where there were some. */
  readonly left?: number;
}

/** A program that runs: the leader of its group, its output, and how it ends. */
export interface RunningProgram {
  readonly pid: number;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly ended: Promise<Ending>;
  /** The leader serves further programs, and lives on when this one is over. */
  readonly sparesLeader?: true;
}

export type Ending = readonly [code: number | null, signal: NodeJS.Signals | null];

/** Between the request to stop and the end by force. */
const grace = 500;

/** Holds a running program to its limits until it ends, then ends what it left behind. Rejects when `ended` does. */
export async function supervise(program: RunningProgram, limits: ProcessLimits): Promise<ProcessResult> {
  const start = performance.now();
  const closed = Promise.all([program.stdout, program.stderr].map((stream) => once(stream, 'close')));
  let passed: string | undefined;
  const stop = (limit: string, signal: NodeJS.Signals = 'SIGKILL'): void => {
    passed ??= limit;
    family.signal(signal);
  };
  const family = watchFamily(program.pid, {
    onUsage: ({ memory, processes }) => {
      if (memory > limits.memory) stop(`${inBytes(limits.memory)} of memory`);
      if (processes > limits.processes) stop(`${limits.processes} processes`);
    },
  });
  const output = captureOutput(program, limits.output, () => stop(`${inBytes(limits.output)} of output`));
  const late = setTimeout(() => {
    stop(`${limits.time / 1000} s of time`, 'SIGTERM');
    setTimeout(() => family.signal('SIGKILL'), grace).unref();
  }, limits.time);
  try {
    const [code, signal] = await program.ended;
    const duration = performance.now() - start;
    const left = program.sparesLeader ? 0 : family.others().length;
    await family.end(program.sparesLeader && passed === undefined ? { sparing: program.pid } : {});
    // Somebody who slipped away may still hold the pipes: what was said until now is all that counts.
    const patience = setTimeout(output.abandon, grace);
    await closed;
    clearTimeout(patience);
    const outcome = toOutcome(code, signal, passed);
    const result = { outcome, stdout: output.stdout(), stderr: output.stderr(), duration };
    return left > 0 ? { ...result, left } : result;
  } catch (error) {
    await family.end();
    output.abandon();
    throw error;
  } finally {
    clearTimeout(late);
  }
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
