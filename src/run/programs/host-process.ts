import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { Host } from '../../languages/language.ts';
import { watchFamily } from '../../lib/process-family.ts';
import { type ProcessOptions, spawnLeader, toProgram } from '../../lib/spawn.ts';
import { type Ending, type ProcessLimits, type ProcessResult, supervise } from '../../lib/supervise.ts';
import { HostLost, readEvents, within } from './host-events.ts';
import { listenForOutput } from './output-socket.ts';
import { readUntil } from './read-until.ts';

/** A host that is running. */
export interface HostProcess {
  /** Runs one file to its end within limits. Rejects with `HostLost`. One at a time. */
  readonly run: (job: Job, limits: ProcessLimits) => Promise<ProcessResult>;
  /** Whether it takes a further job. */
  readonly isReady: () => boolean;
  /** Ends the host and all that it started. */
  readonly stop: () => Promise<void>;
}

export interface Job {
  readonly file: string;
  readonly cwd: string;
  /** The whole environment. */
  readonly env: Readonly<Record<string, string>>;
  /** It may leave behind what nobody sees: a host that becomes it runs no other after it. */
  readonly isStranger?: true;
}

export type HostOptions = Pick<ProcessOptions, 'command' | 'args' | 'cwd' | 'env'>;

/** Starts a host; the paths of its sockets begin with `socket`. Rejects with `CommandNotFound`. */
export function startHost(kind: Host['kind'], options: HostOptions, socket: string): Promise<HostProcess> {
  return kind === 'becomes' ? startBecoming(options) : startLasting(kind, options, socket);
}

async function startBecoming(options: HostOptions): Promise<HostProcess> {
  const child = await spawnLeader({ ...options, control: true });
  const { pid, stdout, stderr, ended: died } = toProgram(child);
  const family = watchFamily(pid, { isHost: true });
  const state = readinessOf(child);
  const control = child.stdio[3] as Duplex;
  control.on('error', () => {});
  const files = new Set<string>();
  const run = async (job: Job, limits: ProcessLimits): Promise<ProcessResult> => {
    // A module is evaluated once.
    if (!state.isReady || files.has(job.file))
      throw Object.assign(new HostLost('its host ended'), { begun: false });
    state.isReady = false;
    files.add(job.file);
    const mark = job.isStranger ? '' : randomUUID();
    const parts = [stdout, stderr].map((stream) => readUntil(stream, mark));
    const [out, err] = parts;
    if (!out || !err) throw new TypeError('a process has two outputs');
    const ended = Promise.race([died, Promise.all([out.marked, err.marked]).then((): Ending => [0, null])]);
    control.write(toLine(mark, job));
    const program = { pid, stdout: out.text, stderr: err.text, ended, sparesLeader: true as const };
    const result = await supervise(program, limits);
    state.isReady = parts.every(({ isMarked }) => isMarked()) && child.exitCode === null;
    if (!state.isReady) family.leave();
    return result;
  };
  return { run, isReady: () => state.isReady, stop: () => family.end() };
}

/** Beyond the time of a program: then its host ought to have told what came of it. */
const patience = 5_000;

async function startLasting(
  kind: 'forks' | 'contains',
  options: HostOptions,
  path: string,
): Promise<HostProcess> {
  const child = await spawnLeader({ ...options, stdin: '' });
  const family = watchFamily(child.pid ?? 0, { isHost: true });
  const state = readinessOf(child);
  const events = readEvents(child);
  let jobs = 0;
  const stop = (): Promise<void> => {
    state.isReady = false;
    return family.end();
  };
  const run = async (job: Job, limits: ProcessLimits): Promise<ProcessResult> => {
    let begun = false;
    const socket = `${path}.${++jobs}`;
    const output = await listenForOutput(socket);
    try {
      child.stdin?.write(toLine(socket, job));
      const start = Promise.all([events.started(), output.connected]);
      const [pid, [stdout, stderr]] = await within(limits.time + patience, start);
      begun = true;
      const ended = within(limits.time + patience, events.ended());
      const spares = kind === 'contains' ? { sparesLeader: true as const } : {};
      return await supervise({ pid, stdout, stderr, ended, ...spares }, limits);
    } catch (error) {
      await stop();
      if (error instanceof HostLost) error.begun = begun;
      throw error;
    } finally {
      output.close();
    }
  };
  return { run, isReady: () => state.isReady, stop };
}

function readinessOf(child: ChildProcess): { isReady: boolean } {
  const state = { isReady: true };
  child.once('exit', () => {
    state.isReady = false;
  });
  child.stdin?.on('error', () => {
    state.isReady = false;
  });
  return state;
}

function toLine(socket: string, { file, cwd, env }: Job): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const words = [socket, file, cwd, ...variables].map((word) => Buffer.from(word).toString('base64'));
  return `${words.join(' ')}\n`;
}
