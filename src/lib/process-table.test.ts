import { expect, test } from 'vitest';
import { parsePs, parseStat, readProcessTable } from './process-table.ts';

test('a line of /proc/<pid>/stat, whatever the program is called', () => {
  const rest = 'S 10 20 30 0 -1 4194560 100 0 0 0 1 2 0 0 20 0 1 0 5000 9000000 123 1844';
  const row = { pid: 42, parent: 10, group: 20, session: 30, memory: 123 * 4096 };
  expect(parseStat(`42 (sh) ${rest}`, 4096)).toEqual(row);
  expect(parseStat(`42 (a) b (c) 7) ${rest}`, 4096)).toEqual(row);
  expect(parseStat(`42 (sh) ${rest.replace('S', 'Z')}`, 4096)).toBeNull();
  expect(parseStat('', 4096)).toBeNull();
});

test('lines of ps', () => {
  expect(
    parsePs('    1     0     1   1024 Ss\n  77     1    70      8 R+\n  78     1    70      0 Z\n\n'),
  ).toEqual([
    { pid: 1, parent: 0, group: 1, session: 1, memory: 1_048_576 },
    { pid: 77, parent: 1, group: 70, session: 70, memory: 8192 },
  ]);
});

test('we are in the table ourselves', async () => {
  const own = (await readProcessTable()).find(({ pid }) => pid === process.pid);
  expect(own?.parent).toBe(process.ppid);
  expect(own?.memory).toBeGreaterThan(10_000_000);
});
