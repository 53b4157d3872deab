import { expect, onTestFinished, test } from 'vitest';
import { writeProject } from '../temporary-project.test-data.ts';
import { collectExactNumbers, exactJsonText } from './exact-numbers.ts';
import { createSourceFiles } from './source-files.ts';

async function read(name: string, text: string) {
  const files = createSourceFiles(writeProject({ [name]: text }, onTestFinished));
  await files.read(name);
  const value = files.parsed(name)?.value as never;
  return { files, text: exactJsonText(value, { file: name, pointer: '' }, files) };
}

test('numbers that a double keeps need no text', async () => {
  expect((await read('a.yaml', 'a: 9007199254740992\nb: 0.1\nc: 1e5\n')).text).toBeUndefined();
});

test('digits stay where a double would round them, side by side with those that it keeps', async () => {
  const json = '{"a":9007199254740993,"b":[9007199254740992,0.12345678901234567890],"c":"9007199254740993"}';
  const { text, files } = await read('a.json', json);
  expect(text).toBe(json);
  // Of the two that are rounded alike the smallest stands for both where nobody knows the place.
  expect(collectExactNumbers(files)).toEqual({ '0.12345678901234568': '0.12345678901234567890' });
});

test('beyond what a double can hold', async () => {
  expect((await read('a.json', '{"a": 1E400}')).text).toBe('{"a":1E400}');
});

test('in YAML, in block and flow style, under quoted keys and in lists', async () => {
  const yaml = 'a:\n  - 9007199254740993\n  - "x y": 9007199254740992\n  - {b: 9007199254740993}\n';
  expect((await read('a.yaml', yaml)).text).toBe(
    '{"a":[9007199254740993,{"x y":9007199254740992},{"b":9007199254740993}]}',
  );
});
