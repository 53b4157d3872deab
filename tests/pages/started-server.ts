import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from './pages.ts';

/** Compiles the server, as its own command does. */
export function compileServer(): void {
  execFileSync('node_modules/.bin/tsc', ['-p', 'reference-server/tsconfig.build.json'], { cwd: root });
}

/** Starts the reference server in a folder with a configuration, and waits for its end: its status and what it said. */
export async function startAndFail(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly status: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [`${root}/reference-server/dist/main.js`], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', APP_LOGGING_LEVEL: 'ERROR', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
    // One that starts after all is ended, and has no status.
    timeout: 30_000,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const [status] = await once(child, 'close');
  return { status, said: said.trim() };
}

/** Runs `npm run reference` as the page on installation does, on a free port; the URL out of its first line. */
export async function startAsPrinted(): Promise<{ readonly url: string; readonly stop: () => void }> {
  const child = spawn('npm', ['run', 'reference'], {
    cwd: root,
    env: { ...process.env, APP_SERVER_PORT: '0', APP_LOGGING_LEVEL: 'ERROR' },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const stop = () => {
    if (child.pid !== undefined) process.kill(-child.pid);
  };
  let said = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    said += chunk;
    const url = /reference server listening on (http:\S+)/.exec(said)?.[1];
    if (url !== undefined) return { url, stop };
  }
  throw new Error(`The server ended: ${said}`);
}
