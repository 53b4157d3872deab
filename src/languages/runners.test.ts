import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpRequest } from '../model/example.ts';
import { cacheFolder } from '../run/cache-folder.ts';
import { buildPrograms } from './go/build-programs.ts';
import { languages } from './index.ts';
import type { Language } from './language.ts';
import { loadTemplates } from './load-templates.ts';
import { printSnippet } from './print-snippet.ts';

const requests: readonly { readonly name: string; readonly request: HttpRequest }[] = JSON.parse(
  readFileSync(new URL('./hard-requests.json', import.meta.url), 'utf8'),
);
const templates = await loadTemplates(languages);
const folder = mkdtempSync(join(tmpdir(), 'docproof-runners-'));
const cache = join(tmpdir(), 'docproof-test-cache');
const asked: string[] = [];
let server: Server;
let proxy = '';

/** A proxy that answers what it is asked for: `/status/<code>` with that status. */
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const status = /\/status\/(\d+)/.exec(request.url ?? '')?.[1] ?? '200';
    response.writeHead(Number(status), { Connection: 'close' }).end(`answer ${status}`);
  });
  server.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(languages)('$id', (language) => {
  it('reaches a plain host through the proxy', async () => {
    const { status, stdout, stderr } = await runSnippet(language, get('http://api.invalid', '/v1/a?b=c'));
    expect({ status, stdout: stdout.trimEnd(), stderr }).toEqual({
      status: 0,
      stdout: 'answer 200',
      stderr: '',
    });
    expect(asked.at(-1)).toBe('GET http://api.invalid/v1/a?b=c');
  });

  it('reaches a TLS host through the proxy, and says in one line why there was no answer', async () => {
    const { status, stdout, stderr } = await runSnippet(language, get('https://api.invalid', '/v1/a'));
    expect(asked.at(-1)).toBe('CONNECT api.invalid:443');
    expect(status).toBeGreaterThan(0);
    expect(stdout).toBe('');
    expect(stderr.trimEnd()).toMatch(/^.+$/);
  });

  it('reaches a host through the proxy with what a client would rewrite', async () => {
    const request = get('http://api.invalid', '/v1/%2e%2e/a?b[]=c');
    const text = printSnippet(language, templates.get(language.id) ?? '', request);
    if (typeof text !== 'string') return expect(text.unprintable).toContain('%2e%2e');
    await runSnippet(language, request);
    // In absolute form, or through a tunnel.
    expect(['GET http://api.invalid/v1/%2e%2e/a?b[]=c', 'CONNECT api.invalid:80']).toContain(asked.at(-1));
  });

  it.each([400, 404, 500])('fails on status %i', async (code) => {
    const { status, stdout, stderr } = await runSnippet(
      language,
      get('http://api.invalid', `/status/${code}`),
    );
    expect(status).toBeGreaterThan(0);
    expect(stderr).toContain(String(code));
    expect(stdout + stderr).toContain(`answer ${code}`);
  });

  it.each(['file', 'multipart', 'multipart-headers'])(
    'sends nothing where a file of %s is not there, and fails',
    async (name) => {
      const found = requests.find((hard) => hard.name === name);
      if (!found) throw new Error(`There is no request \`${name}\`.`);
      const before = asked.length;
      const { status, stderr } = await runSnippet(language, {
        ...found.request,
        origin: 'http://api.invalid',
      });
      expect(asked.slice(before)).toEqual([]);
      expect(status).toBeGreaterThan(0);
      expect(stderr).toMatch(/\S/);
    },
  );

  it('succeeds on an empty answer', async () => {
    const { status, stderr } = await runSnippet(language, get('http://api.invalid', '/status/204'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('buildPrograms', () => {
  it('says what the compiler says of each program that it refuses, and builds the others', async () => {
    const sources = {
      'good.go': 'package main\n\nfunc main() {}\n',
      'unknown-name.go': 'package main\n\nfunc main() { unknown() }\n',
      'open-quote.go': 'package main\n\nfunc main() { println("open) }\n',
    };
    const files = Object.entries(sources).map(([name, source]) => write(name, source));
    const built = await buildPrograms(files, { folder: join(folder, 'build-refused'), cache, packages: '' });
    const [good, unknown, open] = files.map((file) => built.get(file));
    expect(good).toHaveProperty('file');
    expect(unknown).toHaveProperty(
      'failure',
      expect.stringContaining('unknown-name.go:3:15: undefined: unknown'),
    );
    expect(open).toHaveProperty('failure', expect.stringContaining('open-quote.go:3:31: newline in string'));
  });
});

function get(origin: string, target: string): HttpRequest {
  return { method: 'GET', origin, target, headers: [], credentials: [], files: [] };
}

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

let count = 0;

async function runSnippet(language: Language, request: HttpRequest) {
  const text = printSnippet(language, templates.get(language.id) ?? '', request);
  if (typeof text !== 'string') throw new Error(text.unprintable);
  count += 1;
  const file = write(`program${count}.${language.extension}`, text);
  const build = { folder: join(folder, `build${count}`), cache, packages: join(cacheFolder(), 'packages') };
  const prepared = (await language.runner.prepare?.([file], build))?.get(file) ?? { file };
  if ('failure' in prepared) throw new Error(prepared.failure);
  const { command, args, env } = language.runner.command(prepared.file, {
    proxy,
    caFile: '/etc/ssl/certs/ca-certificates.crt',
    packages: join(cacheFolder(), 'packages'),
  });
  return new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    const variables = Object.fromEntries(request.credentials.map((each) => [each.variable, each.literal]));
    const own = { PATH: process.env.PATH, HOME: folder, ...env, ...variables };
    const options = { env: own, cwd: folder, timeout: 30_000 };
    execFile(command, args, options, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}
