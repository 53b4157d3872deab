import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import type { ProgramLimits } from '../programs/workshop.ts';
import type { Session as Shell } from './session.ts';
import { openShell } from './shell.ts';

const folder = mkdtempSync(join(tmpdir(), 'docproof-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

function open(limits: Partial<ProgramLimits> = {}): Shell {
  const env = { PATH: process.env.PATH ?? '', HOME: folder };
  const all = { time: 20, memory: 512, output: 1_048_576, processes: 64, ...limits };
  const shell = openShell({ cwd: folder, env, limits: all });
  onTestFinished(shell.close);
  return shell;
}

function play(shell: Shell, text: string) {
  const file = join(folder, `${++files}.bash`);
  writeFileSync(file, text);
  return shell.play(file);
}

const good = { kind: 'exited', code: 0 };

function failed(code: number) {
  return { kind: 'exited', code };
}

describe('one state for all blocks', () => {
  test('folder, variables and functions', async () => {
    const shell = open();
    await play(shell, 'mkdir -p sub && cd sub\nTOKEN="a b"\ngreet() { echo "hi $1"; }\n');
    expect(await play(shell, 'pwd\ngreet "$TOKEN"\n')).toMatchObject({
      outcome: good,
      stdout: `${join(folder, 'sub')}\nhi a b\n`,
    });
  });

  test('each block has its own output, with or without a newline at its end', async () => {
    const shell = open();
    expect(await play(shell, 'printf one; printf two >&2')).toMatchObject({ stdout: 'one', stderr: 'two' });
    expect(await play(shell, 'echo three')).toEqual({ outcome: good, stdout: 'three\n', stderr: '' });
    expect(await play(shell, '')).toEqual({ outcome: good, stdout: '', stderr: '' });
  });

  test.each([
    ['IFS=h'],
    ['readonly IFS=:/'],
    ['PATH='],
    ['printf() { :; }; source() { :; }; read() { false; }; trap() { :; }'],
    ['REPLY=x; unset HOME PWD; __docproof_block=/dev/null'],
    ['set -f; set -u; shopt -s nullglob'],
    ['exec 3<&- 4>&-'],
    ['exec >/dev/null 2>&1 </dev/null'],
    ['break'],
    ['continue'],
    ['return'],
    ['trap "" TERM INT; trap - ERR'],
    ['cd "$(mktemp -d)" && rmdir "$PWD"'],
  ])('%s harms no other block', async (text) => {
    const shell = open();
    expect((await play(shell, text)).outcome).toEqual(good);
    expect(await play(shell, 'echo still here')).toMatchObject({ outcome: good, stdout: 'still here\n' });
    expect(shell.ended()).toBe(false);
  });
});

describe('a block fails', () => {
  test.each<[string, string, number]>([
    ['with its last command', 'true\n(exit 3)', 3],
    ['with one before the last', 'echo a\nno-such-command\necho b', 127],
    ['with the first of several', '(exit 3)\n(exit 4)\ntrue', 3],
    ['in a pipe', '(exit 5) | cat', 5],
    ['in a pipe in the middle', '(exit 5) | cat\ntrue', 5],
    ['by returning', 'return 6', 6],
    ['as bash cannot read it', 'if true; then', 2],
    ['in an assignment', 'A=$(exit 8)\ntrue', 8],
  ])('%s', async (_, text, code) => {
    const shell = open();
    expect((await play(shell, text)).outcome).toEqual(failed(code));
    expect((await play(shell, 'true')).outcome).toEqual(good);
  });

  test.each([
    'false || true',
    'if false; then :; fi',
    '! false',
    'grep -q x /dev/null && echo x; true',
    'while false; do :; done',
  ])('but not by asking: %s', async (text) => expect((await play(open(), text)).outcome).toEqual(good));
});

describe('the shell ends', () => {
  test.each<[string, object]>([
    ['exit', good],
    ['exit 3', failed(3)],
    ['set -e\nfalse\necho not here', failed(1)],
    ['exec true', good],
    ['kill -9 $$', { kind: 'signalled', signal: 'SIGKILL' }],
  ])('with %j, and no other block is played', async (text, outcome) => {
    const shell = open();
    expect(await play(shell, text)).toMatchObject({ outcome, stdout: '' });
    expect(shell.ended()).toBe(true);
    const started = performance.now();
    expect((await play(shell, 'echo late')).stdout).toBe('');
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('at once where there is no bash', async () => {
    const limits = { time: 5, memory: 512, output: 1_000, processes: 64 };
    const shell = openShell({ cwd: folder, env: { PATH: '/nowhere' }, limits });
    const started = performance.now();
    expect((await play(shell, 'true')).outcome).toEqual(failed(127));
    expect(performance.now() - started).toBeLessThan(2_000);
    await shell.close();
  });
});

describe('limits', () => {
  test('of time, for a block that hangs, with all that it started', async () => {
    const shell = open({ time: 0.5 });
    const block = await play(shell, 'echo begun\nsleep 60 & echo $! >hanging\nwait\n');
    expect(block).toMatchObject({ outcome: { kind: 'stopped', limit: '0.5 s of time' }, stdout: 'begun\n' });
    expect(shell.ended()).toBe(true);
    await shell.close();
    await expect.poll(() => isAlive('hanging')).toBe(false);
  });

  test.each(['', ' >&2'])('of output, for a block that writes without end%s', async (where) => {
    const shell = open({ output: 10_000 });
    const block = await play(shell, `yes${where}`);
    expect(block.outcome).toEqual({ kind: 'stopped', limit: '10000 bytes of output' });
    expect(block.stdout.length + block.stderr.length).toBe(10_000);
  });

  test('of output, for a block that writes much at once and ends', async () => {
    const shell = open({ output: 10_000 });
    const block = await play(shell, 'head -c 20000 /dev/zero');
    expect(block.outcome).toMatchObject({ kind: 'stopped' });
  });

  test('of processes', async () => {
    const block = await play(open({ processes: 8 }), 'for i in $(seq 12); do sleep 30 & done; wait');
    expect(block.outcome).toEqual({ kind: 'stopped', limit: '8 processes' });
  });

  test('of memory', async () => {
    const block = await play(open({ memory: 64 }), 'A=$(head -c 200000000 /dev/zero | tr "\\0" x); sleep 10');
    expect(block.outcome).toEqual({ kind: 'stopped', limit: '64 MiB of memory' });
  });
});

test('reading standard input gives its end', async () => {
  expect(await play(open(), 'cat; read -r line || echo "none"')).toMatchObject({
    outcome: good,
    stdout: 'none\n',
  });
});

test('what a block leaves running does not outlive the shell, even in a session of its own', async () => {
  const shell = open();
  const block = await play(shell, 'sleep 60 & echo $! >left\nsetsid sleep 60 & echo $! >away\n');
  expect(block.outcome).toEqual(good);
  await sleep(250);
  expect(isAlive('left')).toBe(true);
  await shell.close();
  await expect.poll(() => isAlive('left')).toBe(false);
  await expect.poll(() => isAlive('away')).toBe(false);
});

test('a character that the limit cuts is left out', async () => {
  const block = await play(open({ output: 5 }), 'printf aéé');
  expect(block).toMatchObject({ outcome: good, stdout: 'aéé' });
  const cut = await play(open({ output: 4 }), 'printf aéé');
  expect(cut).toMatchObject({ outcome: { kind: 'stopped' }, stdout: 'aé' });
});

/** Whether the process runs whose number a block wrote into a file; one that waits to be buried does not. */
function isAlive(file: string): boolean {
  const pid = readFileSync(join(folder, file), 'utf8').trim();
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' });
  return /^[^Z]/.test(stdout.trim());
}
