import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLoadMemory, noMemory } from './load-memory.ts';
import { createSourceFiles, type SourceFiles } from './source-files.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'docproof-memory-'));
  writeFileSync(join(root, 'one.yaml'), 'one: 1');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Something made of two files, of which the second may be missing. */
async function load(files: SourceFiles) {
  const two = await files.read('two.yaml').catch(() => 'nothing');
  return { text: `${await files.read('one.yaml')}, ${two}` };
}

test('what read only unchanged files is the very same value, and its files count as read', async () => {
  const memory = createLoadMemory();
  const first = await memory.recall('a', [1], createSourceFiles(root), load);
  const files = createSourceFiles(root);
  expect(await memory.recall('a', [1], files, load)).toBe(first);
  expect(files.text('one.yaml')).toBe('one: 1');
});

test.each([
  ['a file has another text', 'one.yaml', 'one: 2', 'one: 2, nothing'],
  ['a file that was missing is there', 'two.yaml', 'two: 2', 'one: 1, two: 2'],
])('it is made anew when %s', async (_, file, text, made) => {
  const memory = createLoadMemory();
  await memory.recall('a', [], createSourceFiles(root), load);
  writeFileSync(join(root, file), text);
  expect(await memory.recall('a', [], createSourceFiles(root), load)).toEqual({ text: made });
});

test('it is made anew for other inputs, and always without a memory', async () => {
  const memory = createLoadMemory();
  const files = createSourceFiles(root);
  const first = await memory.recall('a', [1], files, load);
  expect(await memory.recall('a', [2], files, load)).not.toBe(first);
  expect(await noMemory.recall('a', [1], files, load)).not.toBe(await noMemory.recall('a', [1], files, load));
});

test('a text is parsed once as long as it stays', () => {
  const memory = createLoadMemory();
  const first = memory.parse('one.yaml', 'one: 1');
  expect(memory.parse('one.yaml', 'one: 1')).toBe(first);
  expect(memory.parse('one.yaml', 'one: 2').value).toEqual({ one: 2 });
});
