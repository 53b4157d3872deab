import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the server as a process of its own, with the repository's configuration. */
function run(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'reference-server/src/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', APP_LOGGING_LEVEL: 'WARNING', ...environment },
  });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text;
    });
  }
  return { child, output };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  return child.exitCode ?? (await once(child, 'exit'))[0];
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'it says where it listens, answers, and stops on %s',
  async (signal) => {
    const { child, output } = run({ APP_SERVER_PORT: '0' });
    await once(child.stdout, 'data');
    expect(output.stdout).toMatch(
      /^reference server listening on http:\/\/127\.0\.0\.1:\d+ \(controls on: .*never in production\)\n$/,
    );
    const url = /http:\S+/.exec(output.stdout)?.[0];
    const response = await fetch(`${url}/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
    child.kill(signal);
    expect(await exitOf(child)).toBe(0);
    expect(output.stderr).toBe('');
  },
);

test('a taken port is one sentence and exit status 2', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const { child, output } = run({ APP_SERVER_PORT: String(port) });
  expect(await exitOf(child)).toBe(2);
  expect(output.stderr).toBe(
    `Port ${port} is taken. Stop what listens there, or set APP_SERVER_PORT to another.\n`,
  );
  expect(output.stdout).toBe('');
  other.close();
});

test('a false setting is one sentence and exit status 2', async () => {
  const { child, output } = run({ APP_SERVER_PORT: 'x' });
  expect(await exitOf(child)).toBe(2);
  expect(output.stderr).toBe('`APP_SERVER_PORT` must be a whole number from 0 to 65535.\n');
});

test('a key that cannot be read is one sentence and exit status 2', async () => {
  const { child, output } = run({ APP_SERVER_PORT: '0', APP_KEYS_PRIVATE_KEY_FILE: 'missing/key.pem' });
  expect(await exitOf(child)).toBe(2);
  expect(output.stderr).toBe(
    '`keys.private_key_file`: `missing/key.pem` cannot be read as a PEM private key.\n',
  );
  expect(output.stdout).toBe('');
});

test('a database out of reach is reported, and the process ends', async () => {
  const { child, output } = run({
    APP_SERVER_PORT: '0',
    APP_DATABASE_HOST: '127.0.0.1',
    APP_DATABASE_PORT: '1',
    APP_DATABASE_NAME: 'suma',
  });
  expect(await exitOf(child)).toBe(2);
  expect(output.stderr).toBe('The database at 127.0.0.1:1 cannot be reached (ECONNREFUSED).\n');
});
