import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { readConfig } from '../src/config/read-config.ts';
import { createServer } from '../src/server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the command on a database file. */
function admin(file: string, ...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = ['--import', 'tsx', 'reference-server/src/admin.ts', ...words];
  const env = { PATH: process.env.PATH ?? '', APP_DATABASE_NAME: file };
  return new Promise((resolve) => {
    execFile(process.execPath, command, { cwd: root, env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr });
    });
  });
}

test('the command makes a user an admin', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'admin-')), 'data.db');
  const config = readConfig(undefined, { APP_DATABASE_NAME: file });
  const { server, services } = await createServer(config, pino({ level: 'silent' }));
  const given = { username: 'jane_roe', email: 'jane.roe@example.com', password: 'Str0ngPass' };
  const created = await server.inject({ method: 'POST', url: '/api/v1/users', payload: given });
  expect(created.statusCode).toBe(201);
  const { id } = JSON.parse(created.payload);
  const done = await admin(file, 'Jane.Roe@example.com');
  expect(done).toEqual({ code: 0, stdout: `${id} is an admin now\n`, stderr: '' });
  const { role } = await services.store.selectFrom('users').select('role').executeTakeFirstOrThrow();
  expect(role).toBe('admin');
  const unknown = await admin(file, 'nobody@example.com');
  expect([unknown.code, unknown.stderr]).toEqual([
    2,
    'No user has the address `nobody@example.com`. Register it first.\n',
  ]);
  await server.stop();
});

test.each([
  [[], 'Name one user: npm run admin --workspace reference-server -- <email>\n'],
  [
    ['jane.roe@example.com'],
    'The database lives in the memory of the server. Set `database.name` to a file first.\n',
  ],
])('the command says what it needs after %j', async (words, message) => {
  const { code, stderr } = await admin('', ...words);
  expect([code, stderr]).toEqual([2, message]);
});
