import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { copyProject, docs, readTree } from './project.ts';
import { play } from './transcript.ts';

afterEach(() => vi.unstubAllEnvs());

/** No process has such a number on Linux or macOS. */
const gone = 99_999_999;

test('two builds of the same sources are the same but for out/proof', async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '1761741296');
  const [one, other] = [copyProject('notes'), copyProject('notes')];
  expect((await docs(one, ['build'])).status).toBe(0);
  expect((await docs(other, ['build'])).status).toBe(0);
  const published = [one, other].map((folder) =>
    Object.entries(readTree(join(folder, 'out'))).filter(([path]) => !path.startsWith('proof/')),
  );
  expect(published[0]?.length).toBeGreaterThan(20);
  expect(published[1]).toEqual(published[0]);
});

test('what a build leaves when it is killed between its two renames is repaired by the next one', async () => {
  const folder = copyProject('notes', {
    [`out.old-${gone}/site/index.html`]: 'the last build\n',
    [`out.old-${gone}/proof/proof.json`]: '{}\n',
    [`out.new-${gone}/site/index.html`]: 'half a build\n',
    'openapi.yaml': 'swagger: "2.0"\n',
  });
  expect((await docs(folder, ['build'])).status).toBe(2);
  const left = Object.keys(readTree(folder)).filter((path) => path.startsWith('out'));
  expect(left).toEqual(['out/proof/proof.json', 'out/site/index.html']);
  expect(readTree(folder)['out/site/index.html']).toBe('the last build\n');
});

test('an unfinished folder of another build that is still running stays', async () => {
  const other = `out.new-${process.ppid}/site/index.html`;
  const folder = copyProject('notes', { [other]: 'half a build\n' });
  expect((await docs(folder, ['build', '--no-run'])).status).toBe(0);
  expect(Object.keys(readTree(folder))).toContain(other);
});

test('a build takes the place of the last one in whole', async () => {
  const folder = copyProject('notes', { 'out/site/old.html': '', 'out/proof/proof.json': '{}' });
  expect((await docs(folder, ['build', '--no-run'])).status).toBe(0);
  const left = Object.keys(readTree(folder)).filter((path) => path.startsWith('out'));
  expect(left).toContain('out/site/index.html');
  expect(left).not.toContain('out/site/old.html');
  expect(left.filter((path) => !path.startsWith('out/'))).toEqual([]);
});

test('a folder that is no build is not replaced', async () => {
  const changes = { 'out/thesis.txt': 'years of work\n' };
  const { status, folder } = await play({ name: 'out-foreign', changes, argv: ['build', '--no-run'] });
  expect(status).toBe(2);
  expect(readTree(join(folder, 'out'))).toEqual({ 'thesis.txt': 'years of work\n' });
});
