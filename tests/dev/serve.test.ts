import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listenNear } from '../../src/dev/listen.ts';
import { createSiteServer } from '../../src/dev/serve-site.ts';
import { siteFolder } from '../../src/dev/site-folder.ts';
import { copyProject, docs } from '../cli/project.ts';
import { ask } from './started.ts';

/** A tiny site under a base path, beside something that is nobody's business. */
async function serve(base = '/') {
  const folder = mkdtempSync(join(tmpdir(), 'docproof-serve-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const site = join(folder, 'site');
  mkdirSync(join(site, 'a/.well-known'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  for (const [name, text] of Object.entries({
    'index.html': 'home',
    '404.html': 'not here',
    'a/index.html': 'a',
    'a/index.md': '# a',
    'a/b.css': 'b',
    'a/ü c.txt': 'c',
    'a/.well-known/api-catalog': '{}',
  })) {
    writeFileSync(join(site, name), text);
  }
  symlinkSync(join(folder, 'secret.txt'), join(site, 'link.txt'));
  symlinkSync(folder, join(site, 'up'));
  const server = createSiteServer({ source: siteFolder(site), base });
  onTestFinished(() => void server.close());
  return listenNear(server, 0);
}

test.each([
  ['/', 200, 'text/html; charset=utf-8', 'home'],
  ['/?q=1', 200, 'text/html; charset=utf-8', 'home'],
  ['/a/', 200, 'text/html; charset=utf-8', 'a'],
  ['/a/index.md', 200, 'text/markdown; charset=utf-8', '# a'],
  ['/a/b.css', 200, 'text/css; charset=utf-8', 'b'],
  ['/a/%C3%BC%20c.txt', 200, 'text/plain; charset=utf-8', 'c'],
  ['/a/.well-known/api-catalog', 200, 'application/linkset+json', '{}'],
  ['/none', 404, 'text/html; charset=utf-8', 'not here'],
])('%s is answered %i as %s', async (path, status, type, body) => {
  const answer = await ask(await serve(), path);
  expect(answer).toMatchObject({ status, body, headers: { 'content-type': type } });
});

test('a folder without its slash leads on to it', async () => {
  expect(await ask(await serve(), '/a')).toMatchObject({ status: 308, headers: { location: '/a/' } });
  expect(await ask(await serve(), '//a')).not.toMatchObject({ headers: { location: '//a/' } });
});

test.each([
  '/../secret.txt',
  '/a/../../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/a/..%5c..%5csecret.txt',
  '/%00',
  '/%',
  '/link.txt',
  '/up/secret.txt',
  '/a//b.css',
  '//secret.txt',
])('%s leads to nothing outside', async (path) => {
  expect(await ask(await serve(), path)).toMatchObject({ status: 404, body: 'not here' });
});

test('the site may stand under a path of its own', async () => {
  const port = await serve('/docs/');
  expect(await ask(port, '/docs/a/')).toMatchObject({ status: 200, body: 'a' });
  expect(await ask(port, '/docs')).toMatchObject({ status: 308, headers: { location: '/docs/' } });
  expect(await ask(port, '/a/')).toMatchObject({ status: 404 });
});

test('it only gives out', async () => {
  expect(await ask(await serve(), '/', { method: 'POST' })).toMatchObject({ status: 405 });
  expect(await ask(await serve(), '/a/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
});

test('`docproof serve` says what is missing and what it cannot take', async () => {
  const root = copyProject('bare');
  expect(await docs(root, ['serve'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('run `docproof build` first'),
  });
  expect(await docs(root, ['serve', '--port', 'x'])).toMatchObject({ status: 2 });
});
