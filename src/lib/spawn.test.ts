import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readProcessTable } from './process-table.ts';
import { CommandNotFound, type ProcessOptions, runProcess } from './spawn.ts';
import type { ProcessLimits } from './supervise.ts';

const env = { PATH: process.env.PATH ?? '' };
const limits: ProcessLimits = { time: 20_000, memory: 2 ** 29, output: 2 ** 20, processes: 64 };
let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'spawn-'));
});

afterAll(() => rm(cwd, { recursive: true }));

function shell(script: string, options: Partial<ProcessOptions> = {}) {
  return runProcess({ command: 'sh', args: ['-c', script], cwd, env, limits, ...options });
}

function python(program: string, over: Partial<ProcessLimits>) {
  return runProcess({ command: 'python3', args: ['-c', program], cwd, env, limits: { ...limits, ...over } });
}

async function isAlive(pid: number): Promise<boolean> {
  return (await readProcessTable()).some((row) => row.pid === pid);
}

async function ends(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 50 && (await isAlive(pid)); tries++) await sleep(20);
  return !(await isAlive(pid));
}

describe('a process that ends by itself', () => {
  test('gives its output and its status', async () => {
    const { outcome, stdout, stderr, duration } = await shell('echo "grüß €"; echo oh >&2; exit 3');
    expect({ outcome, stdout, stderr }).toEqual({
      outcome: { kind: 'exited', code: 3 },
      stdout: 'grüß €\n',
      stderr: 'oh\n',
    });
    expect(duration).toBeGreaterThan(0);
  });

  test('has the environment that it was given and no other', async () => {
    const { stdout } = await shell('env', { env: { ...env, ONE: '1' } });
    const names = stdout.split('\n').map((line) => line.replace(/=.*/, ''));
    expect(names.filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD', ''].includes(name)).sort()).toEqual([
      'ONE',
      'PATH',
    ]);
  });

  test('finds its input at the end, or what was given', async () => {
    expect((await shell('cat; echo done')).stdout).toBe('done\n');
    expect((await shell('cat', { stdin: 'ü\n' })).stdout).toBe('ü\n');
    expect((await shell('exit 0', { stdin: 'x'.repeat(500_000) })).outcome).toEqual({
      kind: 'exited',
      code: 0,
    });
  });

  test('tells the signal that ended it', async () => {
    expect((await shell('kill -SEGV $$')).outcome).toEqual({ kind: 'signalled', signal: 'SIGSEGV' });
  });
});

test('a command that is not there is told apart from a folder that is not', async () => {
  await expect(shell('', { command: 'no-such-command' })).rejects.toThrow(
    new CommandNotFound('no-such-command').message,
  );
  await expect(shell('', { command: 'no-such-command' })).rejects.toBeInstanceOf(CommandNotFound);
  await expect(shell('', { cwd: '/no/such/folder' })).rejects.not.toBeInstanceOf(CommandNotFound);
});

describe('limits', () => {
  test('of time, even for a program that ignores the request to stop', async () => {
    const { outcome, stdout, duration } = await shell(
      'trap "" TERM; echo begun; while :; do sleep 0.05; done',
      {
        limits: { ...limits, time: 200 },
      },
    );
    expect(outcome).toEqual({ kind: 'stopped', limit: '0.2 s of time' });
    expect(stdout).toBe('begun\n');
    expect(duration).toBeLessThan(5000);
  });

  test('of memory, summed over the processes', async () => {
    const program = [
      'import os, time',
      'for _ in range(3):',
      '    if os.fork() == 0: break',
      'held = bytearray(os.urandom(1)) * 60_000_000',
      'time.sleep(15)',
    ].join('\n');
    const { outcome } = await python(program, { memory: 150 * 2 ** 20 });
    expect(outcome).toEqual({ kind: 'stopped', limit: '150 MiB of memory' });
  });

  test('of output, of which the first part is kept', async () => {
    const { outcome, stdout } = await shell('yes ü', { limits: { ...limits, output: 2 ** 16 } });
    expect(outcome).toEqual({ kind: 'stopped', limit: '64 KiB of output' });
    // 65,536 bytes are 21,845 lines of three, and half a letter that is left out.
    expect(stdout).toBe('ü\n'.repeat(21_845));
  });

  test('of processes', async () => {
    const { outcome } = await shell('for i in $(seq 30); do sleep 15 & done; wait', {
      limits: { ...limits, processes: 10 },
    });
    expect(outcome).toEqual({ kind: 'stopped', limit: '10 processes' });
  });
});

describe('nothing survives', () => {
  test('what a program leaves in the background', async () => {
    const { outcome, stdout, duration } = await shell('sleep 60 & echo $!');
    expect(outcome).toEqual({ kind: 'exited', code: 0 });
    expect(await ends(Number(stdout))).toBe(true);
    expect(duration).toBeLessThan(5000);
  });

  test('who moved to a session of their own', async () => {
    const { stdout } = await shell('setsid sleep 60 & sleep 0.4; echo $!');
    expect(await ends(Number(stdout))).toBe(true);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('our own end by %s', async (signal) => {
    const program = join(cwd, `ours-${signal}.mts`);
    const pidFile = join(cwd, `${signal}.pid`);
    const options = { command: 'sh', args: ['-c', `echo $$ > ${pidFile}; exec sleep 60`], cwd, env, limits };
    const source = new URL('./spawn.ts', import.meta.url).pathname;
    await writeFile(
      program,
      `import { runProcess } from '${source}';\nawait runProcess(${JSON.stringify(options)});\n`,
    );
    const tsx = import.meta.resolve('tsx');
    const ours = spawn(process.execPath, ['--import', tsx, program], { stdio: 'inherit' });
    let pid = 0;
    for (let tries = 0; tries < 3000 && !pid; tries++) {
      await sleep(20);
      pid = Number(await readFile(pidFile, 'utf8').catch(() => '0'));
    }
    expect(await isAlive(pid)).toBe(true);
    ours.kill(signal);
    expect((await once(ours, 'exit'))[1]).toBe(signal);
    expect(await ends(pid)).toBe(true);
  });
});

test('many at once stay apart', async () => {
  const results = await Promise.all(Array.from({ length: 30 }, (_, index) => shell(`echo ${index}`)));
  expect(results.map(({ stdout }) => stdout)).toEqual(results.map((_, index) => `${index}\n`));
});
