import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './pages.ts';
import { compileServer, startAndFail, startAsPrinted } from './started-server.ts';

/** Sentences of the server as pages print them: the code of a cell, with or without `…` between its parts. */
function printedIn(file: string): readonly string[] {
  const rows = readFileSync(join(root, file), 'utf8').matchAll(/^\|([^|]+)\|/gm);
  return [...rows].map(([, cell = '']) => cell.replaceAll(/^\s*`{1,2} ?| ?`{1,2}\s*$/g, '').trim());
}

let folder = '';
const taken = createServer();

beforeAll(async () => {
  compileServer();
  folder = mkdtempSync(join(tmpdir(), 'troubles-'));
  writeFileSync(join(folder, 'config.yml'), 'server: {host: 127.0.0.1, port: 0}\n');
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  taken.close();
  rmSync(folder, { recursive: true });
});

const port = (): string => String((taken.address() as { port: number }).port);

test.each([
  ['a taken port', () => ({ APP_SERVER_PORT: port() }), 'Port 8080 is taken.'],
  [
    'a database that is away',
    () => ({ APP_DATABASE_HOST: '127.0.0.1', APP_DATABASE_PORT: '1', APP_DATABASE_NAME: 'suma' }),
    'The database at 127.0.0.1:1',
  ],
  ['a host without a database', () => ({ APP_DATABASE_HOST: '127.0.0.1' }), '`database.name` must'],
  ['a folder that is missing', () => ({ APP_DATABASE_NAME: 'missing/data.db' }), 'The database file'],
  ['a port that is a word', () => ({ APP_SERVER_PORT: 'http' }), '`APP_SERVER_PORT` must'],
  ['a log without a folder', () => ({ APP_LOGGING_FILE: 'missing/server.log' }), '`logging.file`'],
  [
    'a key that is missing',
    () => ({ APP_KEYS_PRIVATE_KEY_FILE: 'missing/key.pem' }),
    '`keys.private_key_file`',
  ],
  ['a Redis without a scheme', () => ({ APP_REDIS_URL: 'localhost:6379' }), '`redis.url`'],
  [
    'a demo user in a file',
    () => ({ APP_DEMO_ENABLED: 'true', APP_DATABASE_NAME: 'demo.db' }),
    '`demo.enabled` is for a store in memory',
  ],
] as const)('troubleshooting has what the server says to %s', async (_, environment, start) => {
  const printed = printedIn('guides/operation/troubleshooting.md').find((each) => each.startsWith(start));
  expect(printed, `guides/operation/troubleshooting.md has a row that begins with ${start}`).toBeDefined();
  const { status, said } = await startAndFail(folder, environment());
  expect(status).toBe(2);
  const [head = '', tail = ''] = (printed ?? '')
    .split('…')
    .map((part) => part.replaceAll(/^ ?`+|`+ ?$/g, '').trim());
  const comparable = said.replaceAll(port(), '8080');
  expect(comparable).toContain(head.replace(/`$/, ''));
  expect(comparable).toContain(tail);
});

test('the reference of settings has what the server says to a misspelt key', async () => {
  const own = mkdtempSync(join(tmpdir(), 'misspelt-'));
  writeFileSync(join(own, 'config.yml'), 'server: {prot: 8080}\n');
  const { status, said } = await startAndFail(own, {});
  rmSync(own, { recursive: true });
  expect(status).toBe(2);
  expect(readFileSync(join(root, 'guides/operation/configuration.md'), 'utf8')).toContain(said);
});

test('the server starts as the page on installation says, and is well', async () => {
  const { url, stop } = await startAsPrinted();
  const response = await fetch(`${url}/health`);
  const answer = [response.status, await response.json()];
  stop();
  expect(answer).toEqual([200, { status: 'ok' }]);
});
