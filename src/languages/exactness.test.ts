import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpRequest } from '../model/example.ts';
import { cacheFolder } from '../run/cache-folder.ts';
import { createAuthority } from '../run/wire/authority.ts';
import { toJavaTrustStore } from '../run/wire/java-trust-store.ts';
import { type Captured, createCaptureServer } from './capture-server.test-data.ts';
import { evilRequests, type NamedRequest } from './evil-requests.test-data.ts';
import { expectExact } from './expect-exact.test-data.ts';
import { languages } from './index.ts';
import type { Language } from './language.ts';
import { loadTemplates } from './load-templates.ts';
import { isUnprintable, printSnippet } from './print-snippet.ts';

interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly received: readonly Captured[];
}

const answer = '{"data":"ünïcödé"}';

/** Of each language: the requests that its client cannot make, each with a word that the reason must name. */
const unprintable = new Map(languages.map(({ id }) => [id, readUnprintable(id)]));

const cases = readCases();
const folder = mkdtempSync(join(tmpdir(), 'docproof-languages-'));
const packages = join(cacheFolder(), 'packages');
const templates = await loadTemplates(languages);
// Compiling Go's standard library takes half a minute: this folder is kept from one run to the next.
const cache = join(tmpdir(), 'docproof-test-cache');
const authority = await createAuthority();
const caFile = join(folder, 'ca.pem');
writeFileSync(caFile, authority.caPem);
writeFileSync(join(folder, 'ca.jks'), toJavaTrustStore(authority.caPem));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(languages)('$id', (language) => {
  const runs = new Map<string, Run>();
  beforeAll(async () => {
    await expectRuntime(language);
    for (const [name, run] of await runAll(language)) runs.set(name, run);
  }, 300_000);

  it.each(cases)('sends $name exactly', ({ name, request }) => {
    const reason = unprintable.get(language.id)?.[name];
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
    if (request.clientCertificate) expect(received?.client).toBe('client.example');
    if (request.method !== 'HEAD') expect(run?.stdout.replace(/\n$/, '')).toBe(answer);
  });
});

function readUnprintable(id: string): Readonly<Record<string, string>> {
  const file = new URL(`./${id}/unprintable.json`, import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function readCases(): NamedRequest[] {
  const text = readFileSync(new URL('./hard-requests.json', import.meta.url), 'utf8');
  // A body that no command line can hold.
  const hard: NamedRequest[] = JSON.parse(text.replace('"REPEAT"', JSON.stringify("'ü%\\ ".repeat(40_000))));
  return [...hard, ...evilRequests];
}

function print(language: Language, request: HttpRequest) {
  return printSnippet(language, templates.get(language.id) ?? '', request);
}

async function expectRuntime(language: Language): Promise<void> {
  for (const need of language.runner.needs) {
    const [command, ...args] = need.probe;
    const { status } = await execute(command, args, need.env?.({ packages }) ?? {});
    expect(status, `\`${need.name}\` is missing: ${need.install}`).toBe(0);
  }
}

/** Prints, compiles and runs every request, each against a server of its own. */
async function runAll(language: Language): Promise<(readonly [string, Run])[]> {
  const programs = await Promise.all(cases.map((hard) => startProgram(language, hard)));
  const files = programs.flatMap(({ file }) => file ?? []);
  const prepared = await language.runner.prepare?.(files, { folder: join(folder, 'build'), cache, packages });
  const limit = pLimit(2);
  const runs = programs.map(({ name, file, server, received, variables, home }) =>
    limit(async () => {
      const built = file ? (prepared?.get(file) ?? { file }) : { failure: 'not printed' };
      const run =
        'file' in built ? await runFile(language, built.file, variables, home) : failed(built.failure);
      server.close();
      return [name, { ...run, received }] as const;
    }),
  );
  return Promise.all(runs);
}

async function startProgram(language: Language, { name, request }: NamedRequest) {
  const received: Captured[] = [];
  const isSecure = request.clientCertificate !== undefined;
  const server = createCaptureServer(received, answer, isSecure ? await tlsOptions() : undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const text = print(language, { ...request, origin: `http${isSecure ? 's' : ''}://127.0.0.1:${port}` });
  const file = join(folder, `${name}.${language.extension}`);
  if (typeof text === 'string') writeFileSync(file, text);
  const variables = Object.fromEntries(
    request.credentials.map(({ variable, literal }) => [variable, literal]),
  );
  const home = join(folder, `${language.id}-${name}`);
  mkdirSync(home);
  if (isSecure) await writeClientCertificate(home);
  for (const each of request.files) writeFileSync(join(home, each.name), Buffer.from(each.base64, 'base64'));
  return { name, file: typeof text === 'string' ? file : undefined, server, received, variables, home };
}

async function tlsOptions() {
  return { ...(await authority.certificateFor('127.0.0.1')), requestCert: true, rejectUnauthorized: false };
}

/** The files that CLIENT_CERT and CLIENT_KEY name. */
async function writeClientCertificate(home: string): Promise<void> {
  const { cert, key } = await authority.certificateFor('client.example');
  writeFileSync(join(home, 'client-cert.pem'), cert);
  writeFileSync(join(home, 'client-key.pem'), key);
}

function runFile(
  language: Language,
  file: string,
  variables: Readonly<Record<string, string>>,
  home: string,
) {
  const context = { caFile, proxy: '', packages };
  const { command, args, env } = language.runner.command(file, context);
  // The servers of this test are on this machine: no proxy.
  const reached = Object.fromEntries(Object.entries(env).filter(([name]) => !/proxy/i.test(name)));
  return execute(command, args, { ...reached, ...variables }, home);
}

function execute(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  home = folder,
) {
  const options = {
    env: { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8', ...env },
    cwd: home,
    timeout: 30_000,
  };
  return new Promise<Omit<Run, 'received'>>((resolve) => {
    execFile(command, args, options, (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}

function failed(stderr: string): Omit<Run, 'received'> {
  return { status: 1, stdout: '', stderr };
}
