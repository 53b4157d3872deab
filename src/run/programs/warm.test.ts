import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../languages/index.ts';
import type { Language } from '../../languages/language.ts';
import { runProcess } from '../../lib/spawn.ts';
import type { ProcessLimits, ProcessResult } from '../../lib/supervise.ts';
import { cleanEnvironment } from './environment.ts';
import { createHosts, type Hosts } from './hosts.ts';
import { warmPrograms } from './warm-programs.test-data.ts';

const limits: ProcessLimits = { time: 20_000, memory: 300 * 2 ** 20, output: 2 ** 18, processes: 40 };
/** A program is to pass the limit that it is about, and no other before. */
const ownLimits: Readonly<Record<string, ProcessLimits>> = {
  'runs for ever': { ...limits, time: 1_500 },
  'forks for ever': { ...limits, memory: 2 ** 32 },
};
let folder: string;
let hosts: Hosts;
let context: { readonly caFile: string; readonly packages: string; readonly proxy: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warm-'));
  context = {
    caFile: join(folder, 'ca.pem'),
    packages: join(folder, 'packages'),
    proxy: 'http://127.0.0.1:9',
  };
  await writeFile(context.caFile, '');
  const axios = join(context.packages, 'javascript/node_modules/axios');
  await mkdir(axios, { recursive: true });
  await writeFile(join(axios, 'package.json'), '{ "type": "module", "exports": "./index.js" }');
  await writeFile(join(axios, 'index.js'), 'export default { defaults: { timeout: 0 } };');
  hosts = createHosts({ folder: join(folder, 'hosts'), context, concurrency: 1, enter: (line) => line });
});

afterAll(async () => {
  await hosts.stop();
  await rm(folder, { recursive: true });
});

const cases = languages.flatMap((language) =>
  Object.entries(warmPrograms[language.id] ?? {}).map(([name, text]) => ({ language, name, text })),
);

test('every language that has a host is compared', () => {
  const hosted = languages.filter(({ runner }) => runner.host).map(({ id }) => id);
  expect(hosted.toSorted()).toEqual(Object.keys(warmPrograms).toSorted());
});

describe.each(cases)('$language.id: a program that $name', ({ language, name, text }) => {
  test('does the same in a host as alone', async () => {
    const job = await write(language, name, text);
    const within = ownLimits[name] ?? limits;
    const alone = await runAlone(language, job, within);
    hosts.expect(language, 4);
    const hosted = await hosts.run(language, job, within);
    expect(shown(hosted)).toEqual(shown(alone));
  });
});

async function write(language: Language, name: string, text: string) {
  const home = join(folder, 'homes', name);
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'note.txt'), 'a note');
  const own = join(folder, 'programs', language.id, name);
  await mkdir(own, { recursive: true });
  // Java takes the name of the class from that of the file.
  const file = join(own, `${language.id}.${language.extension}`);
  await writeFile(file, `${text}\n`);
  const built = await language.runner.prepare?.([file], {
    folder: join(folder, 'built', name),
    cache: folder,
    packages: context.packages,
  });
  const ready = built?.get(file) ?? { file };
  if ('failure' in ready) throw new Error(ready.failure);
  const { env } = language.runner.command(ready.file, context);
  return {
    file: ready.file,
    cwd: home,
    env: cleanEnvironment(home, env, [{ variable: 'ACCESS_TOKEN', literal: 'tok=en ü' }]),
  };
}

function runAlone(
  language: Language,
  { file, cwd, env }: Awaited<ReturnType<typeof write>>,
  within: ProcessLimits,
) {
  const { command, args } = language.runner.command(file, context);
  return runProcess({ command, args, cwd, env, limits: within });
}

/** Of a program that was stopped, what it said depends on the moment. */
function shown({ outcome, stdout, stderr }: ProcessResult) {
  const addresses = /0x[0-9a-f]{8,}/g;
  return outcome.kind === 'stopped'
    ? { outcome }
    : { outcome, stdout, stderr: stderr.replace(addresses, '0x…') };
}
