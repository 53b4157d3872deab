import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { javascriptFetch } from '../../languages/javascript-fetch/javascript-fetch.ts';
import type { ProcessLimits } from '../../lib/supervise.ts';
import { createHosts, type Hosts } from './hosts.ts';

const limits: ProcessLimits = { time: 20_000, memory: 300 * 2 ** 20, output: 2 ** 18, processes: 40 };
let folder: string;
let hosts: Hosts;
let written = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'becoming-'));
  const context = { caFile: join(folder, 'ca.pem'), packages: join(folder, 'packages') };
  await writeFile(context.caFile, '');
  hosts = createHosts({ folder: join(folder, 'hosts'), context, concurrency: 1, enter: (line) => line });
  hosts.expect(javascriptFetch, 100);
});

afterAll(async () => {
  await hosts.stop();
  await rm(folder, { recursive: true });
});

async function run(text: string, { isStranger = false } = {}): Promise<string> {
  const home = join(folder, `home${++written}`);
  await mkdir(home);
  const file = join(home, 'program.mjs');
  await writeFile(file, `${text}\n`);
  const env = { PATH: process.env.PATH ?? '', HOME: home, NUMBER: String(written) };
  const job = { file, cwd: home, env, ...(isStranger && { isStranger: true as const }) };
  const { stdout, stderr } = await hosts.run(javascriptFetch, job, limits);
  return `${stdout}${stderr}`;
}

const pid = 'console.log(process.pid);';

test('programs that leave nothing behind share a process', async () => {
  const first = await run(pid);
  expect(await run(`${pid}setTimeout(() => {}, 50);`)).toBe(first);
  expect(await run(`await fetch("http://127.0.0.1:9/").catch(() => {});${pid}`)).toBe(first);
  expect(await run(`import { readFile } from "node:fs/promises";${pid}`)).toBe(first);
});

test('each has its own environment, folder, name and output', async () => {
  const text =
    'console.log(process.env.NUMBER, process.cwd() === process.env.HOME, import.meta.url.includes(process.argv[1]));console.error("x".repeat(100_000).length);';
  expect(await run(text)).toBe(`${written} true true\n100000\n`);
  expect(await run(text)).toBe(`${written} true true\n100000\n`);
});

const traces: Readonly<Record<string, readonly [leave: string, look: string]>> = {
  'a global': ['globalThis.token = "t";', 'console.log(typeof token);'],
  'a method of its own on what is built in': [
    'Array.prototype.sum = () => 1;',
    'console.log(typeof [].sum);',
  ],
  'another method for one that is built in': [
    'JSON.stringify = () => "mine";',
    'console.log(JSON.stringify({}));',
  ],
  'a client of its own': [
    'const real = fetch;\nglobalThis.fetch = (...all) => real(...all);',
    'console.log(String(fetch).includes("real"));',
  ],
  'a module of Node that it has changed': [
    'import fs from "node:fs";\nfs.existsSync = () => "mine";',
    'import fs from "node:fs";\nconsole.log(fs.existsSync("/no/such"));',
  ],
  'a setting of a module': [
    'import https from "node:https";\nhttps.globalAgent.options.rejectUnauthorized = false;',
    'import https from "node:https";\nconsole.log(https.globalAgent.options.rejectUnauthorized);',
  ],
  'a listener': [
    'process.on("warning", () => {});',
    'console.log(process.listenerCount("warning"), process.listenerCount("exit"));',
  ],
  'what it says at the end': ['process.on("exit", () => console.log("bye"));', 'console.log("on");'],
  'an exit status': ['process.exitCode = 7;', 'console.log(process.exitCode);'],
  'a variable': ['process.env.EXTRA = "e";', 'console.log(process.env.EXTRA);'],
  'output of its own': ['process.stdout.write = () => true;', 'console.log("heard");'],
};

describe.each(Object.entries(traces))('a program that leaves %s', (_, [leave, look]) => {
  test('leaves it to nobody', async () => {
    const before = await run(look);
    await run(leave);
    expect(await run(look)).toBe(before);
  });
});

test('a stranger shares its process with no later program', async () => {
  const stranger = await run(pid, { isStranger: true });
  expect(await run(pid)).not.toBe(stranger);
});
