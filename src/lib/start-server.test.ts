import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { DocsError } from '../errors.ts';
import { freePort } from './free-port.ts';
import { readProcessTable } from './process-table.ts';
import { startServer } from './start-server.ts';

const cwd = tmpdir();
const program = `
let asked = 0;
require('node:http').createServer((request, response) => {
  response.statusCode = asked++ < 2 ? 503 : 404;
  response.end(String(process.pid));
}).listen(process.env.PORT, '127.0.0.1', () => console.log('listening'));
`;

async function start(script: string, deadline = 20_000) {
  const port = await freePort();
  const env = { PATH: process.env.PATH ?? '', PORT: String(port) };
  return startServer({ command: script, cwd, env, url: `http://127.0.0.1:${port}/health`, deadline });
}

test('waits until the server answers below 500, and ends it with what it started', async () => {
  const server = await start(`sleep 300 & '${process.execPath}' -e "${program}"`);
  const answer = await fetch(server.url);
  expect(answer.status).toBe(404);
  const pid = Number(await answer.text());
  expect(server.output()).toBe('listening\n');
  await server.stop();
  for (let tries = 0; tries < 50 && (await isAlive(pid)); tries++) await sleep(20);
  expect(await isAlive(pid)).toBe(false);
  await expect(fetch(server.url)).rejects.toThrow();
  await server.stop();
});

test('a server that exits early tells its last lines', async () => {
  const failed = start('seq 100; echo "no such table" >&2; exit 7');
  await expect(failed).rejects.toBeInstanceOf(DocsError);
  await expect(failed).rejects.toThrow(
    /exited with 7 before http.* answered; it printed:\n[\s\S]*no such table$/,
  );
  await expect(failed).rejects.not.toThrow(/^80$/m);
});

test('a server that never answers, or only with failures, is given up', async () => {
  await expect(start('sleep 60', 300)).rejects.toThrow(
    /not ready within 0.3 s: .* gave no connection, and printed nothing/,
  );
  const failing = `'${process.execPath}' -e "${program.replace('404', '500')}"`;
  await expect(start(failing, 1500)).rejects.toThrow(/gave status 50[03]; it printed:\nlistening$/);
});

test('a command that is not there, and a port that is taken', async () => {
  const url = `http://127.0.0.1:${await freePort()}/`;
  const env = { PATH: process.env.PATH ?? '' };
  await expect(startServer({ command: ['no-such-server'], cwd, env, url })).rejects.toThrow(
    /`no-such-server` is not installed/,
  );
  const other = createServer((_, response) => response.end()).listen(Number(new URL(url).port), '127.0.0.1');
  await expect(startServer({ command: 'sleep 60', cwd, env, url })).rejects.toThrow(
    /another program listens there/,
  );
  other.closeAllConnections();
  other.close();
});

async function isAlive(pid: number): Promise<boolean> {
  return (await readProcessTable()).some((row) => row.pid === pid);
}
