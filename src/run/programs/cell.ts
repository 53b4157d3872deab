import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Server } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { probe } from '../../lib/probe.ts';
import type { Listen } from '../wire/session.ts';

/** A network namespace: what runs in it reaches nothing but what listens in it. */
export interface Cell {
  /** The command that runs a command inside, in the same process, without the privileges by which it could leave. */
  readonly enter: (command: CommandLine) => CommandLine;
  /** Listens inside. */
  readonly listen: Listen;
  readonly close: () => Promise<void>;
}

interface CommandLine {
  readonly command: string;
  readonly args: readonly string[];
}

interface Way {
  readonly make: readonly string[];
  readonly enter: readonly string[];
}

/** The second needs no privilege, where the system lets everybody have namespaces. */
const ways: readonly Way[] = [
  { make: ['--net'], enter: [] },
  { make: ['--user', '--map-root-user', '--net'], enter: ['--user', '--preserve-credentials'] },
];

/** Both src/run/programs/ and dist/run/programs/ lie three folders below the package's root. */
const program = fileURLToPath(new URL('../../../hosts/cell.cjs', import.meta.url));

/** Makes a network namespace, or nothing where the system does not allow it. */
export async function openCell(): Promise<Cell | undefined> {
  if (process.platform !== 'linux') return undefined;
  for (const way of ways) {
    const cell = await tryWay(way);
    if (cell) return cell;
  }
  return undefined;
}

async function tryWay({ make, enter: options }: Way): Promise<Cell | undefined> {
  const path = `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin`;
  const child = spawn('unshare', [...make, process.execPath, program], {
    cwd: '/',
    env: { PATH: path },
    // Ctrl-C is for us: the cell ends when we do.
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const close = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const enterBy =
    (drop: readonly string[]) =>
    ({ command, args }: CommandLine): CommandLine => ({
      command: findCommand('nsenter', path),
      args: ['--target', String(child.pid), '--net', ...options, '--', ...drop, command, ...args],
    });
  if (await isUp(child)) {
    for (const drop of [[findCommand('setpriv', path), ...withoutPrivileges], []]) {
      const enter = enterBy(drop);
      if (await isEntered(enter, path)) return { enter, listen: createListen(child), close };
    }
  }
  await close();
  return undefined;
}

/** What root may do, it may not do in there: enter another namespace, or look into processes outside. */
const withoutPrivileges = ['--no-new-privs', '--bounding-set=-all', '--inh-caps=-all', '--'];

/** Programs may have a `PATH` of their own, in which it need not be. */
function findCommand(name: string, path: string): string {
  const files = path.split(':').map((folder) => join(folder, name));
  return files.find((file) => isAbsolute(file) && existsSync(file)) ?? name;
}

interface Message {
  readonly id?: number;
  readonly isUp?: boolean;
  readonly isReady?: boolean;
  readonly error?: { readonly code: string; readonly message: string };
}

function isUp(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', () => resolve(false));
    child.once('message', (message: Message) => resolve(message.isUp === true));
  });
}

/** Tells by what a program inside sees of the network. */
async function isEntered(enter: Cell['enter'], path: string): Promise<boolean> {
  const { command, args } = enter({ command: 'cat', args: ['/proc/self/net/dev'] });
  return (await probe([command, ...args], { PATH: path })) !== null;
}

interface Asked {
  readonly resolve: (server: Server) => void;
  readonly reject: (error: Error) => void;
  server?: Server;
}

function createListen(child: ChildProcess): Listen {
  const waiting = new Map<number, Asked>();
  let count = 0;
  child.on('message', ({ id = 0, error, isReady }: Message, handle) => {
    const asked = waiting.get(id);
    if (!asked) return;
    if (handle) asked.server = handle as Server;
    if (error || isReady) waiting.delete(id);
    if (error) asked.reject(Object.assign(new Error(error.message), { code: error.code }));
    else if (isReady && asked.server) asked.resolve(asked.server);
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values())
      reject(new Error('the network namespace of the run has ended'));
  });
  return (port) =>
    new Promise((resolve, reject) => {
      const id = ++count;
      waiting.set(id, { resolve, reject });
      child.send({ id, port }, (error) => {
        if (error) reject(error);
      });
    });
}
