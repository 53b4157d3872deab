import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.ts';

/** A PostgreSQL server of a test, which may kill it and start it again with what it holds. */
export type OwnPostgres = {
  readonly settings: Record<string, string>;
  readonly start: () => Promise<void>;
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
  readonly remove: () => Promise<void>;
};

/** Makes a PostgreSQL server that does not run yet. */
export async function makePostgres(): Promise<OwnPostgres> {
  const find = 'command -v initdb || ls -d /usr/lib/postgresql/*/bin/initdb | tail -n 1';
  const bin = dirname(execFileSync('sh', ['-c', find], { encoding: 'utf8' }).trim());
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  const owner = unprivileged();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'docproof', '--auth=trust'], {
    ...owner,
    cwd: folder,
    stdio: 'ignore',
  });
  const port = await freePort();
  const flags = [
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${folder}`,
  ];
  let server: ChildProcess | undefined;

  const isUp = async () => {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'docproof', database: 'postgres' });
    const answered = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    return answered;
  };
  // What a killed server leaves behind may keep the next one from starting for a moment.
  const start = async (): Promise<void> => {
    do {
      if (!server || server.exitCode !== null || server.signalCode !== null) {
        server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
          ...owner,
          cwd: folder,
          stdio: 'ignore',
        });
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    } while (!(await isUp()));
  };
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  };
  return {
    settings: {
      APP_DATABASE_HOST: '127.0.0.1',
      APP_DATABASE_PORT: String(port),
      APP_DATABASE_USER: 'docproof',
      APP_DATABASE_NAME: 'postgres',
    },
    start,
    kill,
    remove: async () => {
      await kill('SIGQUIT');
      rmSync(folder, { recursive: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
