import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { DocsError } from '../errors.ts';
import { watchFamily } from './process-family.ts';
import { CommandNotFound, spawnLeader } from './spawn.ts';

export interface ServerOptions {
  /** A line for `sh`, or a program and its arguments. */
  readonly command: string | readonly [string, ...string[]];
  readonly cwd: string;
  /** The whole environment: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Ready when this answers with a status below 500. */
  readonly url: string;
  /**
   * Milliseconds until it must be ready.
   * @default 30 000
   */
  readonly deadline?: number;
}

export interface RunningServer {
  readonly url: string;
  /** Ends the server with all that it started. */
  readonly stop: () => Promise<void>;
  /** How it ended, if it did so by itself, and the last lines that it printed. */
  readonly fate: () => { readonly how: string; readonly output: string } | undefined;
  /** The last of what it printed. */
  readonly output: () => string;
}

const kept = 65_536;
const lines = 20;
const grace = 3000;

/** Starts a server and waits until it answers; a `DocsError` carries its last lines when it does not. */
export async function startServer({
  command,
  cwd,
  env,
  url,
  deadline = 30_000,
}: ServerOptions): Promise<RunningServer> {
  const name = typeof command === 'string' ? command : command.join(' ');
  if (await isListening(url)) {
    throw new DocsError(
      `\`${name}\` cannot be started for ${url}: another program listens there; stop it or choose another port`,
    );
  }
  const [program, ...args] = typeof command === 'string' ? (['sh', '-c', command] as const) : command;
  const child = await spawnLeader({ command: program, args, cwd, env }).catch((error) => {
    throw error instanceof CommandNotFound
      ? new DocsError(`${error.message}; it was to start ${url}`, { cause: error })
      : error;
  });
  // A server may have to clean up, such as one that has started containers.
  const family = watchFamily(child.pid ?? 0, { onInterruption: 'SIGTERM' });
  const exited = once(child, 'exit').then(([code, signal]) =>
    signal ? `was ended by ${signal}` : `exited with ${code}`,
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-kept);
    });
  }
  let ended: string | undefined;
  exited.then((how) => {
    ended = how;
  });
  const lastLines = () => output.trimEnd().split('\n').slice(-lines).join('\n');
  const stop = async (): Promise<void> => {
    family.signal('SIGTERM');
    await Promise.race([exited, sleep(grace, undefined, { ref: false })]);
    await family.end();
    await exited;
    child.stdout?.destroy();
    child.stderr?.destroy();
  };

  const fault = await waitUntilReady(url, deadline, exited);
  if (fault === null) {
    const fate = () => (ended === undefined ? undefined : { how: ended, output: lastLines() });
    return { url, stop, fate, output: () => output };
  }
  await stop();
  const last = lastLines();
  throw new DocsError(
    `\`${name}\` ${fault}${last === '' ? ', and printed nothing' : `; it printed:\n${last}`}`,
  );
}

/** What went wrong, or `null`. */
async function waitUntilReady(
  url: string,
  deadline: number,
  exited: Promise<string>,
): Promise<string | null> {
  const end = performance.now() + deadline;
  let ended: string | undefined;
  exited.then((how) => {
    ended = how;
  });
  let last = 'no connection';
  for (let pause = 50; performance.now() < end; pause = Math.min(pause * 1.5, 500)) {
    const answer = await ask(url);
    if (ended !== undefined) return `${ended} before ${url} answered`;
    if (typeof answer === 'number' && answer < 500) return null;
    last = typeof answer === 'number' ? `status ${answer}` : answer;
    await Promise.race([sleep(pause), exited]);
  }
  return `was not ready within ${deadline / 1000} s: ${url} gave ${last}`;
}

async function ask(url: string): Promise<number | string> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.status;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'no answer' : 'no connection';
  }
}

function isListening(url: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(url);
  const socket = connect({
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
    timeout: 1000,
  });
  return new Promise((resolve) => {
    const tell = (listening: boolean) => () => {
      socket.destroy();
      resolve(listening);
    };
    socket.once('connect', tell(true)).once('error', tell(false)).once('timeout', tell(false));
  });
}
