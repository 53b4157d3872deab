import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { probe } from './probe.ts';

test('tells the first line, from stderr when stdout is empty, and null for what fails', async () => {
  expect(await probe([process.execPath, '--version'])).toBe(process.version);
  expect(await probe(['sh', '-c', 'echo "openjdk 17" >&2; echo more >&2'])).toBe('openjdk 17');
  expect(await probe(['sh', '-c', 'echo 1.0; exit 1'])).toBeNull();
  expect(await probe(['no-such-command', '--version'])).toBeNull();
  expect(await probe(['sh', '-c', 'echo $ONE'], { PATH: process.env.PATH ?? '', ONE: '1' })).toBe('1');
});

test('asks once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'probe-'));
  const command = ['sh', '-c', `echo asked >> ${folder}/log; echo 1`] as const;
  expect(await Promise.all([probe(command), probe(command)])).toEqual(['1', '1']);
  await probe(command);
  expect(await readFile(join(folder, 'log'), 'utf8')).toBe('asked\n');
  await rm(folder, { recursive: true });
});
