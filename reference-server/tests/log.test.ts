import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createLog } from '../src/log.ts';
import { rotatingFile } from '../src/rotating-file.ts';
import { testConfig } from './test-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'reference-server-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('a full log file makes room for a new one', () => {
  const file = join(folder, 'full.log');
  const log = rotatingFile(file, 10);
  for (const line of ['one\n', 'two\n', 'three\n']) log.write(line);
  expect([readFileSync(`${file}.1`, 'utf8'), readFileSync(file, 'utf8')]).toEqual(['one\ntwo\n', 'three\n']);
});

test('the log goes to the configured file from the configured level on', () => {
  const file = join(folder, 'server.log');
  const log = createLog(testConfig({ APP_LOGGING_FILE: file, APP_LOGGING_LEVEL: 'WARNING' }));
  log.info('quiet');
  log.warn('loud');
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['loud']);
});

test('a log file that cannot be opened is said in one sentence', () => {
  const file = join(folder, 'missing', 'server.log');
  expect(() => createLog(testConfig({ APP_LOGGING_FILE: file }))).toThrow(
    `\`logging.file\`: \`${file}\` cannot be opened for writing.`,
  );
});
