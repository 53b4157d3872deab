import { ChildProcess } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { type Changes, copyProject, docs, type Ending } from './project.ts';

const start = "command: 'exec node server.mjs {port}',";
const config: Changes = {
  'docs.config.ts': [
    start,
    "command: 'echo start >> started; exec node server.mjs {port}', sources: ['server.mjs'],",
  ],
};

/** As `config`, but leaves nothing behind. */
const quiet: Changes = {
  'docs.config.ts': [start, "command: 'exec node server.mjs {port}', sources: ['server.mjs'],"],
};

afterEach(() => vi.restoreAllMocks());

/** Every process that is started from now on goes through this method. */
function watchProcesses() {
  return vi.spyOn(ChildProcess.prototype as unknown as { spawn: () => void }, 'spawn');
}

/** How often the target was started. */
function starts(folder: string): number {
  try {
    return readFileSync(join(folder, 'started'), 'utf8').trim().split('\n').length;
  } catch {
    return 0;
  }
}

function edit(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}

async function build(folder: string, ...flags: readonly string[]) {
  const ending = await docs(folder, ['build', '--strict', '--format', 'plain', ...flags]);
  return {
    ...ending,
    ran: /(\d+) programs? and (\d+) scenes? ran/.exec(ending.stdout)?.slice(1).map(Number),
  };
}

interface ProofDocument {
  readonly proofs: readonly { readonly id: string; readonly state: string; readonly ranAt?: string }[];
}

function proofs(folder: string): ProofDocument['proofs'] {
  const text = readFileSync(join(folder, 'out/proof/proof.json'), 'utf8');
  return (JSON.parse(text) as ProofDocument).proofs;
}

function expectGood(ending: Ending): void {
  expect(ending.stdout + ending.stderr).toContain('no findings');
  expect(ending.status).toBe(0);
}

test('an unchanged build starts nothing, and says when everything ran', async () => {
  const folder = copyProject('notes', config);
  const first = await build(folder);
  expectGood(first);
  const before = proofs(folder);
  expect(first.ran?.every((count) => count > 0)).toBe(true);
  const spawn = watchProcesses();
  const second = await build(folder);
  expect(spawn).not.toHaveBeenCalled();
  expectGood(second);
  expect(second.ran).toEqual([0, 0]);
  expect(second.stdout).toContain('of earlier builds hold');
  expect(starts(folder)).toBe(1);
  expect(proofs(folder)).toEqual(before);
  const third = await build(folder, '--no-cache');
  expect(third.ran).toEqual(first.ran);
  expect(starts(folder)).toBe(2);
});

test('nor does it start anything against the mock', async () => {
  const folder = copyProject('notes', {
    'docs.config.ts': [start, "command: 'exit 1',"],
    guides: null,
  });
  const first = await build(folder, '--target', 'mock');
  expect(first.ran?.[0]).toBeGreaterThan(0);
  const spawn = watchProcesses();
  const second = await build(folder, '--target', 'mock');
  expect(spawn).not.toHaveBeenCalled();
  expect(second.ran).toEqual([0, 0]);
});

test('a server that changed is asked again, without a program where its answers are as before', async () => {
  const folder = copyProject('notes', { ...config, guides: null });
  const first = await build(folder);
  expectGood(first);
  edit(folder, 'server.mjs', '\n', '\n// Something changed.\n');
  const second = await build(folder);
  expectGood(second);
  const [programs, scenes] = second.ran ?? [];
  expect(programs).toBe(0);
  expect(scenes).toBeGreaterThan(0);
});

test('a server that answers otherwise than before is found out', async () => {
  const folder = copyProject('notes', config);
  expectGood(await build(folder));
  edit(folder, 'server.mjs', "'Buy milk'", "'Buy bread'");
  const { status, stdout } = await build(folder);
  expect(status).toBe(1);
  expect(stdout).toContain('answer-as-documented');
  // What failed is run again until it is mended.
  expect((await build(folder)).status).toBe(1);
  edit(folder, 'server.mjs', "'Buy bread'", "'Buy milk'");
  expectGood(await build(folder));
});

test('what a writer changes is run, and nothing else', async () => {
  const folder = copyProject('notes', config);
  expectGood(await build(folder));
  edit(folder, 'guides/notes/v1/first-note.md', '```bash', 'Now run this.\n\n```bash');
  const { ran } = await build(folder);
  const blocks = proofs(folder).filter(({ id, state }) => id.startsWith('guides/') && state === 'proven');
  expect(ran?.[0]).toBeGreaterThan(0);
  expect(ran?.[0]).toBeLessThanOrEqual(blocks.length);
});

test('nobody knows what decides the answers of a target without sources: it is asked in every build', async () => {
  const folder = copyProject('notes');
  const first = await build(folder);
  expect((await build(folder)).ran).toEqual(first.ran);
});

test('what nothing can have changed is not even read: the last build holds until a file or its output changes', async () => {
  const folder = copyProject('notes', quiet);
  const first = await build(folder);
  const output = join(folder, 'out/site/index.html');
  const written = statSync(output).ctimeMs;
  expectGood(await build(folder));
  expect(statSync(output).ctimeMs).toBe(written);
  writeFileSync(output, 'Somebody was here.');
  const mended = await build(folder);
  expectGood(mended);
  expect(readFileSync(output, 'utf8')).not.toContain('Somebody was here.');
  const spawn = watchProcesses();
  writeFileSync(join(folder, 'README.md'), 'A file that documents nothing.');
  const other = await build(folder);
  expect(spawn).not.toHaveBeenCalled();
  expect(other.ran).toEqual([0, 0]);
  expect(statSync(output).ctimeMs).not.toBe(written);
  expect((await build(folder, '--no-cache')).ran).toEqual(first.ran);
});

test('a build of other things is not the last build', async () => {
  const folder = copyProject('notes', config);
  const whole = await build(folder);
  await build(folder, '--only', 'guides/notes/*');
  const count = proofs(folder).length;
  await build(folder);
  expect(proofs(folder).length).toBeGreaterThan(count);
  await docs(folder, ['build', '--no-run']);
  const again = await build(folder);
  expectGood(again);
  expect(again.ran).toEqual([0, 0]);
  expect(whole.ran).not.toEqual([0, 0]);
});

test('what the command of the target makes is no change; a file that it changes is', async () => {
  const making: Changes = {
    'docs.config.ts': [
      start,
      "command: 'mkdir -p made && echo 1 > made/server.js; exec node server.mjs {port}', sources: ['server.mjs'],",
    ],
  };
  const folder = copyProject('notes', making);
  expectGood(await build(folder));
  const written = statSync(join(folder, 'out/site/index.html')).ctimeMs;
  expectGood(await build(folder));
  expect(statSync(join(folder, 'out/site/index.html')).ctimeMs).toBe(written);
  writeFileSync(join(folder, 'made/server.js'), '2');
  expectGood(await build(folder));
  expect(statSync(join(folder, 'out/site/index.html')).ctimeMs).not.toBe(written);
});
