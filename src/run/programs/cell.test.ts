import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runProcess } from '../../lib/spawn.ts';
import { type Cell, openCell } from './cell.ts';

const isAllowed = (() => {
  try {
    execFileSync('unshare', ['--user', '--map-root-user', '--net', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

test('there is a cell where the system allows namespaces, and none elsewhere', async () => {
  const cell = await openCell();
  await cell?.close();
  expect(cell !== undefined).toBe(isAllowed);
});

describe.runIf(isAllowed)('inside', () => {
  let cell: Cell;
  const limits = { time: 10_000, memory: 2 ** 30, output: 2 ** 16, processes: 20 };
  const run = (text: string) =>
    runProcess({
      ...cell.enter({ command: 'bash', args: ['-c', text] }),
      cwd: '/',
      env: { PATH: process.env.PATH ?? '' },
      limits,
    });

  beforeAll(async () => {
    const opened = await openCell();
    if (!opened) throw new Error('there is no cell');
    cell = opened;
  });
  afterAll(() => cell.close());

  test('a listener is called by programs inside, and answered by us', async () => {
    const server = await cell.listen(0);
    server.on('connection', (socket) => socket.end('from outside'));
    const { port } = server.address() as { port: number };
    expect(await run(`cat </dev/tcp/127.0.0.1/${port}`)).toMatchObject({ stdout: 'from outside' });
    server.close();
  });

  test('a port is free inside though it is taken on this machine', async () => {
    const taken = createServer();
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const server = await cell.listen(port);
    await expect(cell.listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    server.close();
    taken.close();
    (await cell.listen(port)).close();
  });

  test('there is no interface but the loopback', async () => {
    const { stdout } = await run("sed 's/:.*//;s/ //g' /proc/net/dev | tail -n +3");
    expect(stdout).toBe('lo\n');
  });

  test('a program is the process that was started: its group, status and signals are its own', async () => {
    expect(await run('test "$(ps -o pgid= -p $$ | tr -d " ")" = $$ && exit 7')).toMatchObject({
      outcome: { kind: 'exited', code: 7 },
    });
    expect(await run('kill -SEGV $$')).toMatchObject({ outcome: { kind: 'signalled', signal: 'SIGSEGV' } });
    const ulimit = await promisify(execFile)('bash', ['-c', 'ulimit -a']);
    expect((await run('ulimit -a')).stdout).toBe(ulimit.stdout);
  });

  test('nobody gets out: neither into the namespace of another process nor into one of their own', async () => {
    const { stdout } = await run(
      `nsenter --target ${process.pid} --net true || echo kept; unshare --net true || echo in; grep CapEff /proc/self/status`,
    );
    expect(stdout).toBe('kept\nin\nCapEff:\t0000000000000000\n');
  });

  test('a port is refused when the cell is gone', async () => {
    const other = await openCell();
    await other?.close();
    await expect(other?.listen(0)).rejects.toThrow();
  });
});
