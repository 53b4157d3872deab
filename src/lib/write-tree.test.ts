import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { foreignEntry, repairSwap, stagingFolder, swapIn, writeTree } from './write-tree.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'docproof-test-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function write(place: string, text: string): void {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'a.txt'), text);
}

function read(place: string): string {
  return readFileSync(join(place, 'a.txt'), 'utf8');
}

/** No process has this number on any system. */
const dead = 2 ** 30;

test('files are written below the folder, in folders of their own', async () => {
  const out = folder();
  await writeTree(out, [
    { path: 'a/b/c.txt', content: 'é\n' },
    { path: 'a/d.bin', content: new Uint8Array([0, 255]) },
  ]);
  expect(readFileSync(join(out, 'a/b/c.txt'), 'utf8')).toBe('é\n');
  expect([...readFileSync(join(out, 'a/d.bin'))]).toEqual([0, 255]);
});

test.each(['../x', '/etc/x', 'a/../../x', '', '.', '../out-2/x'])(
  '%j leaves the folder, and is refused',
  async (path) => {
    const out = join(folder(), 'out');
    await expect(writeTree(out, [{ path, content: '' }])).rejects.toThrow('leaves the output folder');
    expect(existsSync(out)).toBe(false);
  },
);

test('a finished folder takes the place of another, and nothing is left', async () => {
  const root = folder();
  const [place, finished] = [join(root, 'out'), join(root, 'staging')];
  write(finished, 'first');
  await swapIn(finished, place);
  write(finished, 'second');
  await swapIn(finished, place);
  expect(read(place)).toBe('second');
  expect(readdirSync(root)).toEqual(['out']);
});

test('what cannot be swapped in leaves the old folder where it is', async () => {
  const root = folder();
  write(join(root, 'out'), 'old');
  await expect(swapIn(join(root, 'nothing'), join(root, 'out'))).rejects.toThrow('ENOENT');
  expect(read(join(root, 'out'))).toBe('old');
  expect(readdirSync(root)).toEqual(['out']);
});

test('a crash between the renames is repaired', async () => {
  const root = folder();
  write(join(root, `out.old-${dead}`), 'old');
  write(join(root, `out.new-${dead}`), 'unfinished');
  await repairSwap(join(root, 'out'));
  expect(read(join(root, 'out'))).toBe('old');
  expect(readdirSync(root)).toEqual(['out']);
});

test('repairing takes nothing that is not ours, or that is at work', async () => {
  const root = folder();
  const others = [
    'out.old-backup',
    'out.new-design',
    'out.old-',
    'out.old-0',
    'outer',
    `out.new-${process.ppid}`,
  ];
  for (const name of ['out', ...others]) write(join(root, name), name);
  write(join(root, `out.old-${dead}`), 'old');
  await repairSwap(join(root, 'out'));
  expect(readdirSync(root).sort()).toEqual(['out', ...others].sort());
  expect(read(join(root, 'out'))).toBe('out');
  await repairSwap(join(root, 'missing', 'out'));
});

test('a folder with a stranger in it is told', async () => {
  const out = folder();
  expect(await foreignEntry(out, 'mark')).toBeUndefined();
  expect(await foreignEntry(join(out, 'missing'), 'mark')).toBeUndefined();
  write(out, 'x');
  expect(await foreignEntry(out, 'mark')).toBe('a.txt');
  writeFileSync(join(out, 'mark'), '');
  expect(await foreignEntry(out, 'mark')).toBeUndefined();
  expect(stagingFolder('/x/out')).toBe(`/x/out.new-${process.pid}`);
});
