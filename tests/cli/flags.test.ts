import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../src/run-command.ts';
import { copyProject, docs } from './project.ts';
import { type Case, play } from './transcript.ts';

const lie = { 'openapi.yaml': ['code: NO_TOKEN', 'code: NO_TOKENS'] } as const;

const cases: readonly (Case & { readonly status: number })[] = [
  { name: 'help', argv: [], status: 0 },
  { name: 'help-build', argv: ['build', '--help'], status: 0 },
  { name: 'list', argv: ['build', '--list'], status: 0 },
  { name: 'list-only', argv: ['build', '--list', '--only', 'listNotes/*/curl'], status: 0 },
  { name: 'list-nothing', argv: ['build', '--list', '--only', 'no-such-thing'], status: 0 },
  { name: 'only-one', argv: ['build', '--only', 'createSession/basic/curl'], whole: true, status: 0 },
  { name: 'only-nothing', argv: ['build', '--only', 'no-such-thing'], status: 1 },
  { name: 'only-nothing-no-run', argv: ['build', '--only', 'no-such-thing', '--no-run'], status: 1 },
  { name: 'no-run-strict', argv: ['build', '--no-run', '--strict'], status: 0 },
  {
    name: 'no-lint',
    changes: { 'openapi.yaml': ['id: 1, text: Buy milk', 'id: one, text: Buy milk'] },
    argv: ['build', '--no-run', '--no-lint'],
    status: 0,
  },
  { name: 'format-github', changes: lie, argv: ['build', '--format', 'github'], status: 1 },
  {
    name: 'format-pretty',
    changes: lie,
    argv: ['build', '--format', 'pretty'],
    env: { CI: 'true' },
    isTTY: true,
    status: 1,
  },
  {
    name: 'format-pretty-no-color',
    changes: lie,
    argv: ['build'],
    env: { CI: 'true', NO_COLOR: '1' },
    isTTY: true,
    status: 1,
  },
];

test.each(cases)('$name', async ({ status, ...given }) => {
  const ending = await play(given);
  expect(ending.status).toBe(status);
  if (given.env?.NO_COLOR) expect(ending.stdout).not.toContain('\u001b');
});

test('`--version` says which one it is', async () => {
  const { status, stdout } = await docs(copyProject('notes'), ['--version']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('`--list` writes nothing and starts nothing', async () => {
  const folder = copyProject('notes', { 'server.mjs': null });
  expect((await docs(folder, ['build', '--list'])).status).toBe(0);
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

test('`--format json` prints one document and nothing else', async () => {
  const { status, stdout } = await docs(copyProject('notes', lie), ['build', '--format', 'json']);
  expect(status).toBe(1);
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({
    failed: true,
    target: 'reference',
    summary: { proven: 16, failed: 1, notProven: 0 },
  });
  expect(report.findings).toContainEqual(
    expect.objectContaining({ location: expect.objectContaining({ file: 'openapi.yaml', line: 68 }) }),
  );
});

test('what nobody foresaw is called a defect of ours, stack and all', async () => {
  let stderr = '';
  const status = await runCommand(['--version'], {
    cwd: '/',
    env: {},
    stdout: {
      write: () => {
        throw new Error('the disk is full');
      },
    },
    stderr: { write: (text) => (stderr += text) },
  });
  expect(status).toBe(3);
  expect(stderr).toMatch(
    /^This is a defect of docproof, not of your documentation:\nError: the disk is full\n +at /,
  );
});
