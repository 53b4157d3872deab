import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpRequest } from '../model/example.ts';
import type { Json } from '../model/json.ts';
import { languages } from './index.ts';
import type { Language } from './language.ts';
import { loadTemplates } from './load-templates.ts';
import { isUnprintable, printSnippet } from './print-snippet.ts';

interface HardRequest {
  readonly name: string;
  readonly request: Omit<HttpRequest, 'origin'>;
}

interface Received {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly received: readonly Received[];
}

const answer = '{"data":"ünïcödé"}';

/** Requests that a client cannot make, with the word that its reason must name. */
const unprintable: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  curl: {},
  'javascript-fetch': {
    'get-with-body': 'GET',
    trace: 'TRACE',
    'quote-in-query': '%27',
    'dot-segments': 'as `/secret`',
    'repeated-header': 'x-tag',
  },
  'python-requests': { brackets: 'filter[name]', 'dot-segments': '..', 'repeated-header': 'x-tag' },
  go: {},
  ruby: { 'repeated-header': 'x-tag', 'body-without-type': 'Content-Type' },
};

const cases = readCases();
const folder = mkdtempSync(join(tmpdir(), 'docproof-languages-'));
const templates = await loadTemplates(languages);
// Compiling Go's standard library takes half a minute: this folder is kept from one run to the next.
const cache = join(tmpdir(), 'docproof-test-cache');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(languages)('$id', (language) => {
  const runs = new Map<string, Run>();
  beforeAll(async () => {
    await expectRuntime(language);
    for (const [name, run] of await runAll(language)) runs.set(name, run);
  }, 300_000);

  it.each(cases)('sends $name exactly', ({ name, request }) => {
    const reason = unprintable[language.id]?.[name];
    if (reason) {
      const printed = print(language, { ...request, origin: 'http://127.0.0.1' });
      expect(isUnprintable(printed) && printed.unprintable).toContain(reason);
      return;
    }
    const run = runs.get(name);
    expect(run?.stderr).toBe('');
    expect(run?.status).toBe(0);
    expect(run?.received).toHaveLength(1);
    const [received] = run?.received ?? [];
    if (received) expectExact(received, request);
    if (request.method !== 'HEAD') expect(run?.stdout.replace(/\n$/, '')).toBe(answer);
  });
});

function expectExact(received: Received, request: HardRequest['request']): void {
  expect(received.method).toBe(request.method);
  expect(decodeUnreserved(received.target)).toBe(decodeUnreserved(request.target));
  const own =
    /^(host|user-agent|accept|accept-encoding|accept-language|connection|content-length|transfer-encoding|expect|sec-fetch-.*)$/;
  const sent = received.headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  const wanted = request.headers.map(({ name, value }) => [name.toLowerCase(), value.trim()] as const);
  const names = new Set(wanted.map(([name]) => name));
  const notOwn = sent.filter(([name]) => names.has(name) || !own.test(name));
  expect([...notOwn].sort()).toEqual([...wanted].sort());
  const { body } = request;
  if (!body) expect(received.body).toHaveLength(0);
  else if (body.kind === 'json')
    expect(canonical(JSON.parse(utf8(received.body)))).toBe(canonical(body.value));
  else if (body.kind === 'form') {
    expect([...new URLSearchParams(received.body.toString('latin1'))]).toEqual(body.pairs);
  } else if (body.kind !== 'text') expect.unreachable(body.kind);
  else expect(received.body.equals(Buffer.from(body.text))).toBe(true);
}

function decodeUnreserved(target: string): string {
  return target.replace(/%([0-9A-Fa-f]{2})/g, (triplet: string, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : triplet.toUpperCase();
  });
}

function utf8(bytes: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** One text for all JSON texts of a value: keys sorted, -0 told from 0. */
function canonical(value: Json): string {
  if (Object.is(value, -0)) return '-0';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
  return `{${members.sort().join()}}`;
}

function readCases(): HardRequest[] {
  const text = readFileSync(new URL('./hard-requests.json', import.meta.url), 'utf8');
  // A body that no command line can hold.
  return JSON.parse(text.replace('"REPEAT"', JSON.stringify("'ü%\\ ".repeat(40_000))));
}

function print(language: Language, request: HttpRequest) {
  return printSnippet(language, templates.get(language.id) ?? '', request);
}

async function expectRuntime(language: Language): Promise<void> {
  for (const need of language.runner.needs) {
    const [command, ...args] = need.probe;
    const { status } = await execute(command, args, {});
    expect(status, `\`${need.name}\` is missing: ${need.install}`).toBe(0);
  }
}

/** Prints, compiles and runs every request, each against a server of its own. */
async function runAll(language: Language): Promise<(readonly [string, Run])[]> {
  const programs = await Promise.all(cases.map((hard) => startProgram(language, hard)));
  const files = programs.flatMap(({ file }) => file ?? []);
  const prepared = await language.runner.prepare?.(files, { folder: join(folder, 'build'), cache });
  const limit = pLimit(2);
  const runs = programs.map(({ name, file, server, received, variables }) =>
    limit(async () => {
      const built = file ? (prepared?.get(file) ?? { file }) : { failure: 'not printed' };
      const run = 'file' in built ? await runFile(language, built.file, variables) : failed(built.failure);
      server.closeAllConnections();
      server.close();
      return [name, { ...run, received }] as const;
    }),
  );
  return Promise.all(runs);
}

async function startProgram(language: Language, { name, request }: HardRequest) {
  const received: Received[] = [];
  const server = createEchoServer(received);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const text = print(language, { ...request, origin: `http://127.0.0.1:${port}` });
  const file = join(folder, `${name}.${language.extension}`);
  if (typeof text === 'string') writeFileSync(file, text);
  const variables = Object.fromEntries(
    request.credentials.map(({ variable, literal }) => [variable, literal]),
  );
  return { name, file: typeof text === 'string' ? file : undefined, server, received, variables };
}

function createEchoServer(received: Received[]): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: target = '', rawHeaders } = request;
      const headers = rawHeaders.flatMap((name, index) =>
        index % 2 === 0
          ? [[name, Buffer.from(rawHeaders[index + 1] ?? '', 'latin1').toString()] as const]
          : [],
      );
      received.push({ method, target, headers, body: Buffer.concat(chunks) });
      response.writeHead(200, { 'Content-Type': 'application/json', Connection: 'close' }).end(answer);
    });
  });
}

function runFile(language: Language, file: string, variables: Readonly<Record<string, string>>) {
  const context = { caFile: '/nonexistent', proxy: '', packages: folder };
  const { command, args, env } = language.runner.command(file, context);
  // The servers of this test are plain and on this machine: no proxy, no CA.
  const reached = Object.fromEntries(Object.entries(env).filter(([name]) => !/proxy|CERT|_CA_/i.test(name)));
  return execute(command, args, { ...reached, ...variables });
}

function execute(command: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const options = { env: { PATH: process.env.PATH, HOME: home, ...env }, cwd: home, timeout: 30_000 };
  return new Promise<Omit<Run, 'received'>>((resolve) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}

function failed(stderr: string): Omit<Run, 'received'> {
  return { status: 1, stdout: '', stderr };
}
