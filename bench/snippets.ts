import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { languages } from '../src/languages/index.ts';
import type { Language } from '../src/languages/language.ts';
import { loadTemplates } from '../src/languages/load-templates.ts';
import { printSnippet } from '../src/languages/print-snippet.ts';
import type { HttpRequest } from '../src/model/example.ts';
import { cacheFolder } from '../src/run/cache-folder.ts';
import { openWorkshop } from '../src/run/programs/open-workshop.ts';
import { runProgram } from '../src/run/programs/run-program.ts';
import type { Workshop } from '../src/run/programs/workshop.ts';
import { missingRuntime } from '../src/run/runtimes.ts';
import { childrenCpuSeconds, ownCpuSeconds } from './children-cpu.ts';
import { cpuSeconds } from './cpu-seconds.ts';

/*
 * What snippets cost: to print one, and to run many, each in a process of its own (cold) and in hosts (warm). The
 * programs are printed, reach the Wire and get their answer as in a build. CPU seconds, since wall time says little on
 * a machine with other work; those of this process (Wire, server, bookkeeping) are counted apart.
 *
 * At the end a document of a tenth as many operations is built twice by `dist/`, the second time from the cache.
 *
 *   npm run build && npx tsx bench/snippets.ts [programs a language, 100] [language ...]
 */

const [size = '100', ...wanted] = process.argv.slice(2);
const count = Number(size);
const printed = 2_000;
const limits = { time: 60, memory: 1024, output: 2 ** 20, processes: 64 };

const requests: readonly HttpRequest[] = [
  request('GET', '/users/me', { Authorization: 'Bearer eyJhbGciOiJSUzI1NiJ9' }),
  request('GET', '/transactions?limit=20&filter%5Bstate%5D=open', { Accept: 'application/json' }),
  {
    ...request('POST', '/auth/login', { 'Content-Type': 'application/json' }),
    body: {
      kind: 'json',
      mediaType: 'application/json',
      value: {
        email: 'john.doe@example.com',
        password: "S3cure!Pass'word$1",
        scopes: ['read', 'write'],
        device: null,
      },
    },
  },
  {
    ...request('POST', '/oauth/token', { 'Content-Type': 'application/x-www-form-urlencoded' }),
    body: {
      kind: 'form',
      mediaType: 'application/x-www-form-urlencoded',
      pairs: [
        ['grant_type', 'refresh_token'],
        ['scope', 'read write'],
      ],
    },
  },
  request('DELETE', '/sessions/ses_9f8e', {}),
];

const templates = await loadTemplates(languages);
const server = createServer((_, response) => response.end('{"ok":true}'));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

say(['', 'print', 'cold', 'warm', 'ratio', 'cold, ours', 'warm, ours']);
say(['', 'CPU ms each', 'CPU s', 'CPU s', '', 'CPU s', 'CPU s']);
for (const language of languages) {
  if (wanted.length > 0 && !wanted.includes(language.id)) continue;
  const printing = printAll(language);
  const missing = await missingRuntime(language, cacheFolder());
  if (missing) {
    say([language.id, printing.toFixed(3), missing]);
    continue;
  }
  const cold = await runAll(language, false);
  const warm = language.runner.host ? await runAll(language, true) : undefined;
  const cells = warm ? [warm.children.toFixed(2), (cold.children / warm.children).toFixed(1)] : ['-', '-'];
  const ours = [cold.own.toFixed(2), warm ? warm.own.toFixed(2) : '-'];
  say([language.id, printing.toFixed(3), cold.children.toFixed(2), ...cells, ...ours]);
}
server.close();
if (wanted.length === 0) await buildTwice();

/** The same operations as a document, built against the mock: first with everything run, then from the cache. */
async function buildTwice(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'docproof-bench-'));
  const names = Array.from({ length: Math.ceil(count / 10) }, (_, index) => `/things${index}`);
  const responses = {
    200: { description: 'Good.', content: { 'application/json': { example: { ok: true } } } },
  };
  const paths = Object.fromEntries(names.map((name) => [name, { get: { responses } }]));
  const document = {
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://api.example.test' }],
    paths,
  };
  const config = { apis: [{ id: 'things', versions: [{ id: 'v1', spec: 'openapi.json' }] }] };
  await writeFile(join(folder, 'openapi.json'), JSON.stringify(document));
  await writeFile(join(folder, 'docs.config.json'), JSON.stringify(config));
  const cli = join(import.meta.dirname, '..', 'dist', 'cli.js');
  const build = `cd '${folder}' && node '${cli}' build --target mock --no-lint`;
  const first = cpuSeconds(`${build} --no-cache`);
  cpuSeconds(build);
  const again = cpuSeconds(build);
  await rm(folder, { recursive: true, force: true });
  say([
    `build of ${names.length}`,
    '',
    `${first.toFixed(2)} first`,
    `${again.toFixed(2)} again`,
    (first / again).toFixed(1),
  ]);
}

function request(method: string, target: string, headers: Readonly<Record<string, string>>): HttpRequest {
  const list = Object.entries(headers).map(([name, value]) => ({ name, value }));
  return { method, origin: 'https://api.example.test', target, headers: list, credentials: [], files: [] };
}

/** CPU milliseconds for one snippet. */
function printAll(language: Language): number {
  const before = ownCpuSeconds();
  for (let index = 0; index < printed; index++) print(language, index);
  return ((ownCpuSeconds() - before) * 1000) / printed;
}

function print(language: Language, index: number): string {
  const asked = requests[index % requests.length];
  if (!asked) throw new RangeError('there are no requests');
  const text = printSnippet(language, templates.get(language.id) ?? '', {
    ...asked,
    target: `${asked.target}${asked.target.includes('?') ? '&' : '?'}n=${index}`,
  });
  if (typeof text !== 'string') throw new Error(`${language.id}: ${text.unprintable}`);
  return text;
}

async function runAll(language: Language, warm: boolean) {
  const folder = await mkdtemp(join(tmpdir(), 'docproof-'));
  const started = { children: childrenCpuSeconds(), own: ownCpuSeconds() };
  const workshop = await openWorkshop({ folder, limits, languages, interruption: undefined });
  try {
    const files = await writeAll(language, folder);
    const built = await language.runner.prepare?.(files, {
      folder: join(folder, 'built'),
      cache: workshop.cache,
      packages: join(workshop.cache, 'packages'),
    });
    if (warm) workshop.hosts.expect(language, count);
    const limit = pLimit(workshop.concurrency);
    const run = (file: string, index: number) => limit(() => runOne(language, file, index, workshop));
    await Promise.all(files.map((file, index) => run(built ? fileOf(built.get(file)) : file, index)));
  } finally {
    await workshop.close();
    await rm(folder, { recursive: true, force: true });
  }
  return { children: childrenCpuSeconds() - started.children, own: ownCpuSeconds() - started.own };
}

function writeAll(language: Language, folder: string): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const file = join(folder, `program${index}.${language.extension}`);
      await writeFile(file, print(language, index));
      return file;
    }),
  );
}

function fileOf(prepared: { readonly file: string } | { readonly failure: string } | undefined): string {
  if (!prepared || 'failure' in prepared) throw new Error(prepared?.failure ?? 'it was not built');
  return prepared.file;
}

async function runOne(language: Language, file: string, index: number, workshop: Workshop): Promise<void> {
  const port = await workshop.wire.open({
    route: () => ({ origin }),
    bind: (asked) => asked,
    addHeaders: [],
    listen: workshop.listen,
  });
  const asked = requests[index % requests.length];
  if (!asked) throw new RangeError('there are no requests');
  const folder = join(workshop.folder, 'homes', String(index));
  const result = await runProgram({ language, file, request: asked, folder, proxy: port.url }, workshop);
  await port.settled();
  await port.close();
  const { outcome, stderr, retried } = result;
  if (retried) process.stderr.write(`${language.id}: run twice: ${retried}\n`);
  if (outcome.kind !== 'exited' || outcome.code !== 0 || port.exchanges.length !== 1) {
    throw new Error(`${language.id}: ${JSON.stringify(outcome)} ${stderr}`);
  }
}

function say(cells: readonly string[]): void {
  process.stdout.write(
    `${cells.map((cell, index) => (index === 0 ? cell.padEnd(20) : cell.padStart(13))).join('')}\n`,
  );
}
